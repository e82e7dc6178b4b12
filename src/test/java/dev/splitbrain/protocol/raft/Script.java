package dev.splitbrain.protocol.raft;

import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.log.LogInvariants;
import dev.splitbrain.history.History;
import dev.splitbrain.node.Effect;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.node.Timer;
import dev.splitbrain.protocol.raft.RaftTimer.ElectionTimeout;
import dev.splitbrain.protocol.raft.RaftTimer.HeartbeatInterval;
import dev.splitbrain.protocol.raft.RaftTimer.OrderDue;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.trace.Step;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A cluster moved by hand, message by message, for lessons in which every step counts. Forced writes are durable at once;
 * unforced ones never are. What happens is written down, and judged by the log invariants.
 */
final class Script {
    private final Protocol<Raft, RaftMessage> protocol;
    private final List<TestContext<RaftMessage>> contexts = new ArrayList<>();
    private final List<Object> nodes = new ArrayList<>();
    private final List<Envelope> inFlight = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final LogInvariants invariants = new LogInvariants();
    private long steps;
    private long requests;

    private record Envelope(int from, int to, RaftMessage message) {}

    Script(int size, RaftSettings settings) {
        protocol = Raft.protocol(settings);
        for (int number = 1; number <= size; number++) {
            contexts.add(new TestContext<>(number, size, KeyValue.SPEC));
            nodes.add(protocol.boot(contexts.get(number - 1)));
            collect(number, false);
        }
    }

    /** A node's election timeout ends. */
    void campaign(int number) {
        fire(number, new ElectionTimeout(), "hears no leader");
    }

    void heartbeat(int number) {
        fire(number, new HeartbeatInterval(), "speaks");
    }

    /** The order of this place in the settings becomes due at a node. */
    void order(int number, int place) {
        fire(number, new OrderDue(place), "gets its order");
    }

    private void fire(int number, Timer timer, String words) {
        lines.add(name(number) + " " + words);
        protocol.fire(nodes.get(number - 1), timer);
        collect(number, true);
    }

    /** A client asks a node to write. */
    void write(int number) {
        lines.add("a client asks " + name(number));
        protocol.request(nodes.get(number - 1), RaftNode.write(++requests));
        collect(number, true);
    }

    /** What one node has sent another arrives, in order. */
    void deliver(int from, int to) {
        for (RaftMessage message : taken(from, to)) {
            lines.add(name(from) + " → " + name(to) + " " + words(message));
            protocol.deliver(nodes.get(to - 1), id(from), message);
            collect(to, true);
        }
    }

    /** What a node has for some others arrives, and their answers. */
    void ask(int number, int... others) {
        for (int other : others) deliver(number, other);
        for (int other : others) deliver(other, number);
    }

    /** A node and some others exchange what they have for each other until all is said. */
    void talk(int number, int... others) {
        boolean more = true;
        while (more) {
            int before = lines.size();
            ask(number, others);
            more = lines.size() > before;
        }
    }

    /** All that is on its way is lost. */
    void loseTheRest() {
        if (!inFlight.isEmpty()) lines.add("the rest is lost");
        inFlight.clear();
    }

    void crash(int number) {
        lines.add(name(number) + " crashes");
        contexts.get(number - 1).crash(0);
        invariants.accept(new Step.Crashed(++steps, steps, 0, id(number), 0));
        inFlight.removeIf(envelope -> envelope.to() == number);
    }

    void restart(int number) {
        lines.add(name(number) + " starts again");
        invariants.accept(new Step.Booted(++steps, steps, 0, id(number), 2));
        nodes.set(number - 1, protocol.boot(contexts.get(number - 1)));
        collect(number, true);
    }

    /** The terms of the entries in a node's log. */
    List<Long> logTerms(int number) {
        return contexts.get(number - 1).disk().<Entry>log("log").stream()
                .map(Entry::term)
                .toList();
    }

    /** What happened, line by line. */
    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** Whether something happened, as a line says it. */
    boolean happened(String line) {
        return lines.stream().anyMatch(text -> text.strip().equals(line));
    }

    /** What the log invariants complain of; empty for nothing. */
    String violation() {
        return invariants
                .verdict(new Evidence(
                        KeyValue.SPEC, TestContext.nodes(nodes.size()), new History(List.of()), List.of(), 0))
                .reason();
    }

    private List<RaftMessage> taken(int from, int to) {
        List<RaftMessage> taken = new ArrayList<>();
        for (Iterator<Envelope> all = inFlight.iterator(); all.hasNext(); ) {
            Envelope envelope = all.next();
            if (envelope.from() != from || envelope.to() != to) continue;
            taken.add(envelope.message());
            all.remove();
        }
        return taken;
    }

    /** Takes a node's effects: writes become durable, notes are judged, messages are on their way. */
    private void collect(int number, boolean tell) {
        TestContext<RaftMessage> ctx = contexts.get(number - 1);
        for (Effect effect : ctx.take()) {
            if (effect instanceof Effect.Write write && write.forced()) ctx.finishWrites();
            if (effect instanceof Effect.Noted noted) note(number, noted.note(), tell);
            if (effect instanceof Effect.Send send) send(number, send.to(), send.message());
            if (effect instanceof Effect.SendEagerly send) send(number, send.to(), send.message());
            if (effect instanceof Effect.Reply reply) lines.add("    " + name(number) + " answers " + reply.request());
        }
        deliverToItself(number, tell);
    }

    private void deliverToItself(int number, boolean tell) {
        for (RaftMessage message : taken(number, number)) {
            protocol.deliver(nodes.get(number - 1), id(number), message);
            collect(number, tell);
        }
    }

    private void send(int number, NodeId to, Message message) {
        inFlight.add(new Envelope(number, to.index() + 1, (RaftMessage) message));
    }

    private void note(int number, Note note, boolean tell) {
        steps++;
        invariants.accept(new Step.Noted(steps, steps, 0, id(number), note));
        if (tell) lines.add("    " + name(number) + " " + words(note));
    }

    private static String words(Note note) {
        if (note instanceof LogNote.Appended appended) return "appended " + words((Entry) appended.entry());
        if (note instanceof LogNote.Applied applied) return "applied " + words((Entry) applied.entry());
        return note.toString();
    }

    private static String words(RaftMessage message) {
        if (!(message instanceof RaftMessage.AppendEntries append)) return message.toString();
        String entries = append.entries().stream().map(Script::words).collect(Collectors.joining(", "));
        return "AppendEntries[term=" + append.term() + ", prevLogIndex=" + append.prevLogIndex() + ", prevLogTerm="
                + append.prevLogTerm() + ", leaderCommit=" + append.leaderCommit() + ": " + entries + "]";
    }

    private static String words(Entry entry) {
        return entry.index() + " of term " + entry.term();
    }

    private static String name(int number) {
        return "n" + number;
    }

    private static NodeId id(int number) {
        return RaftNode.node(number);
    }
}
