package dev.splitbrain.protocol;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.DecisionNote.Decided;
import dev.splitbrain.node.Effect;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.node.Timer;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Spec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A cluster by hand: nothing moves unless a test says so, and all that happens is written down. Disks are instant: what a
 * handler forced is durable when it returns, what it did not force is lost in the next crash unless something is forced after
 * it. What a node sends to itself arrives at once.
 */
public final class Lab<M extends Message> {
    private final Protocol<?, M> protocol;
    private final List<NodeId> ids;
    private final List<TestContext<M>> contexts = new ArrayList<>();
    private final List<Object> nodes = new ArrayList<>(); // null while down
    private final List<Flight> flying = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final List<Effect.Reply> replies = new ArrayList<>();
    private final List<Set<Timer>> timers = new ArrayList<>(); // that are running, by node
    private final List<String> transcript = new ArrayList<>();
    private final List<String> clients = new ArrayList<>();
    private final Map<String, Long> requests = new HashMap<>(); // how many each client made; looked up only
    private int forcedWrites;

    /** A message on its way. */
    public record Flight(NodeId from, NodeId to, Message message) {
        @Override
        public String toString() {
            return from + " -> " + to + "  " + message;
        }
    }

    /** A note, and who made it. */
    public record Told(NodeId node, Note note) {}

    /** Nodes n1, n2, …, all of them with all roles, started in order. */
    public Lab(Protocol<?, M> protocol, int size) {
        this(protocol, Collections.nCopies(size, "node"));
    }

    /** Nodes n1, n2, … with these roles, started in order. */
    public Lab(Protocol<?, M> protocol, List<String> roles) {
        this.protocol = protocol;
        ids = TestContext.nodes(roles.size());
        for (int i = 1; i <= roles.size(); i++) {
            contexts.add(new TestContext<>(i, roles, protocol.spec()));
            nodes.add(null);
            timers.add(new LinkedHashSet<>());
        }
        for (int i = 1; i <= roles.size(); i++) boot(i);
    }

    public NodeId id(int number) {
        return ids.get(number - 1);
    }

    private TestContext<M> ctx(int number) {
        return contexts.get(number - 1);
    }

    // What may happen

    public void boot(int number) {
        nodes.set(number - 1, protocol.boot(ctx(number)));
        settle(number);
    }

    /** The node loses its memory and what it did not force to disk. Messages to it that are on their way stay there. */
    public void crash(int number) {
        write("n" + number + " crashes");
        ctx(number).crash(0);
        nodes.set(number - 1, null);
        timers.get(number - 1).clear();
    }

    public void restart(int number) {
        crash(number);
        boot(number);
    }

    /** Client {@code client1} asks node {@code number}; every request has a new number. */
    public Request ask(int number, Command command) {
        return ask(number, "client1", command);
    }

    /** A client asks; its requests are numbered from 1. */
    public Request ask(int number, String client, Command command) {
        if (!clients.contains(client)) clients.add(client);
        long sequence = requests.merge(client, 1L, Long::sum);
        ClientId id = new ClientId(clients.indexOf(client), client);
        Request request = new Request(new RequestId(id, sequence), command, 1);
        ask(number, request);
        return request;
    }

    public void ask(int number, Request request) {
        write(request.id().client() + " -> n" + number + "  " + request.command());
        protocol.request(nodes.get(number - 1), request);
        settle(number);
    }

    public void fire(int number, Timer timer) {
        timers.get(number - 1).remove(timer);
        write("n" + number + " has waited: " + timer);
        protocol.fire(nodes.get(number - 1), timer);
        settle(number);
    }

    /** The oldest message of a kind from one node to another arrives; fails if there is none. */
    public void deliver(Class<? extends Message> kind, int from, int to) {
        Flight flight = take(f -> kind.isInstance(f.message()) && f.from().equals(id(from)) && f.to().equals(id(to)));
        arrive(flight);
    }

    /** All messages of a kind arrive, in the order in which they were sent, at the nodes named. */
    public void deliver(Class<? extends Message> kind, List<Integer> to) {
        for (int number : to) {
            while (isFlying(kind, number)) arrive(take(f -> kind.isInstance(f.message()) && f.to().equals(id(number))));
        }
    }

    /** Messages arrive in the order in which they were sent until none is left. */
    public void deliverAll() {
        for (int i = 0; i < 10_000 && !flying.isEmpty(); i++) arrive(flying.remove(0));
        assertTrue(flying.isEmpty(), "the cluster talks without end");
    }

    /** The network loses all messages that a test picks; fails if there are none. */
    public void lose(Predicate<Flight> which) {
        assertTrue(flying.stream().anyMatch(which), () -> "nothing to lose among " + flying);
        loseIfAny(which);
    }

    /** The network loses a message. */
    public void lose(Flight flight) {
        flying.remove(flight);
        write(flight + "  is lost");
    }

    /** The same, where there may be none. */
    public void loseIfAny(Predicate<Flight> which) {
        for (Iterator<Flight> all = flying.iterator(); all.hasNext(); ) {
            Flight flight = all.next();
            if (!which.test(flight)) continue;
            all.remove();
            write(flight + "  is lost");
        }
    }

    /** The network loses everything that is on its way. */
    public void loseAll() {
        loseIfAny(flight -> true);
    }

    /** The network delivers the oldest message of a kind, and keeps a copy of it. */
    public void repeat(Class<? extends Message> kind, int from, int to) {
        Flight flight = take(f -> kind.isInstance(f.message()) && f.from().equals(id(from)) && f.to().equals(id(to)));
        arrive(flight);
        flying.add(flight);
    }

    private boolean isFlying(Class<? extends Message> kind, int to) {
        return flying.stream().anyMatch(f -> kind.isInstance(f.message()) && f.to().equals(id(to)));
    }

    private Flight take(Predicate<Flight> which) {
        Flight flight = flying.stream().filter(which).findFirst().orElse(null);
        assertTrue(flight != null, () -> "no such message among " + flying);
        flying.remove(flight);
        return flight;
    }

    /** A message that is on its way arrives. */
    public void arrive(Flight flight) {
        flying.remove(flight);
        int number = flight.to().index() + 1;
        boolean down = nodes.get(number - 1) == null;
        write(flight + (down ? "  finds nobody" : ""));
        if (down) return;
        protocol.deliver(nodes.get(number - 1), flight.from(), flight.message());
        settle(number);
    }

    /** Applies what the handler asked for, in order; then what the node sent to itself arrives. */
    private void settle(int number) {
        List<Flight> toItself = new ArrayList<>();
        for (Effect effect : ctx(number).take()) {
            if (effect instanceof Effect.Write write && write.forced()) {
                forcedWrites++;
                ctx(number).finishWrites();
            }
            if (effect instanceof Effect.Send send) send(number, send.to(), send.message(), toItself);
            if (effect instanceof Effect.SendEagerly send) send(number, send.to(), send.message(), toItself);
            if (effect instanceof Effect.SetTimer set) timers.get(number - 1).add(set.timer());
            if (effect instanceof Effect.CancelTimer cancel)
                timers.get(number - 1).remove(cancel.timer());
            if (effect instanceof Effect.Noted noted) note(number, noted.note());
            if (effect instanceof Effect.Reply reply) answer(number, reply);
            if (effect instanceof Effect.Reject reject)
                write("n" + number + " -> " + reject.request().client() + "  no: " + reject.reason()
                        + reject.hint().map(hint -> ", ask " + hint).orElse(""));
        }
        for (Flight flight : toItself) {
            protocol.deliver(nodes.get(number - 1), flight.from(), flight.message());
            settle(number);
        }
    }

    private void send(int number, NodeId to, Message message, List<Flight> toItself) {
        Flight flight = new Flight(id(number), to, message);
        if (to.equals(id(number))) toItself.add(flight);
        else flying.add(flight);
    }

    private void note(int number, Note note) {
        told.add(new Told(id(number), note));
        write("    n" + number + ": " + note);
    }

    private void answer(int number, Effect.Reply reply) {
        replies.add(reply);
        write("n" + number + " -> " + reply.request().client() + "  " + reply.result());
    }

    private void write(String line) {
        transcript.add(line);
    }

    /** Time passes on all clocks. */
    public void advance(Duration time) {
        for (TestContext<M> context : contexts) context.advance(time);
    }

    /** The timers of a node that are running. */
    public Set<Timer> timers(int number) {
        return Set.copyOf(timers.get(number - 1));
    }

    /** The object that clients use. */
    public Spec<?> spec() {
        return protocol.spec();
    }

    // What happened

    /** Messages on their way. */
    public List<Flight> flying() {
        return List.copyOf(flying);
    }

    /** Messages of a kind on their way. */
    public <T extends Message> List<T> flying(Class<T> kind) {
        return flying.stream()
                .map(Flight::message)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** All notes of a kind, in order. */
    public <T extends Note> List<T> notes(Class<T> kind) {
        return told.stream()
                .map(Told::note)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** All notes of a kind that a node made. */
    public <T extends Note> List<T> notes(int number, Class<T> kind) {
        return told.stream()
                .filter(one -> one.node().equals(id(number)))
                .map(Told::note)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** The values that nodes decided for an instance, without repetition, in order. */
    public List<Object> decided(Object instance) {
        return notes(Decided.class).stream()
                .filter(decided -> decided.instance().equals(instance))
                .map(Decided::value)
                .distinct()
                .toList();
    }

    public List<Effect.Reply> replies() {
        return List.copyOf(replies);
    }

    /** Forced writes of all nodes so far, as a disk would count them: what a handler wrote between two sends is one. */
    public int forcedWrites() {
        return forcedWrites;
    }

    /** All that happened, in lines. */
    public List<String> lines() {
        return List.copyOf(transcript);
    }

    /** The same as one text. */
    public String transcript() {
        return String.join("\n", transcript) + "\n";
    }
}
