package dev.splitbrain.sim;

import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.Lied;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.random.Rng;
import dev.splitbrain.world.Lie;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Stands between a byzantine node and the network: what the node means to send comes out as its lies want it. Its lies are
 * told one after the other, in the order in which they began; each is a note of the node. What a node sends to itself it
 * does not lie about, and what it tells clients it changes only where the lie names the type of the answer.
 */
final class Byzantine {
    private static final int MEMORY = 64;

    private final Host self;
    private final Hosts hosts;
    private final Protocol<?, ?> protocol;
    private final Network network;
    private final Actions actions;
    private final Rng chance;
    private final List<Lie> lies = new ArrayList<>();
    private final Deque<Told> memory = new ArrayDeque<>();

    /** A message on its way out. */
    private record Told(int to, Message message, long delayNanos) {}

    Byzantine(Host self, Hosts hosts, Protocol<?, ?> protocol, Network network, Actions actions, Rng chance) {
        this.self = self;
        this.hosts = hosts;
        this.protocol = protocol;
        this.network = network;
        this.actions = actions;
        this.chance = chance;
    }

    void begin(Lie lie) {
        lies.add(lie);
    }

    void end(Lie lie) {
        lies.remove(lie);
    }

    void send(int to, Message message, long cause) {
        List<Told> out = List.of(new Told(to, message, 0));
        if (to != self.place) for (Lie lie : lies) out = told(lie, out, cause);
        for (Told told : out) {
            if (told.delayNanos() == 0) network.send(hosts.now(), self, told.to(), told.message(), cause);
            else later(told, cause);
        }
    }

    /** A crash forgets what was held back, and a pause holds it back longer. */
    private void later(Told told, long cause) {
        int incarnation = self.incarnation;
        actions.at(hosts.now() + told.delayNanos(), () -> {
            if (!self.isUp() || self.incarnation != incarnation) return;
            self.whenRunning(() -> network.send(hosts.now(), self, told.to(), told.message(), cause));
        });
    }

    private List<Told> told(Lie lie, List<Told> before, long cause) {
        List<Told> after = new ArrayList<>();
        for (Told honest : before) {
            List<Told> told = told(lie, honest);
            if (!told.equals(List.of(honest))) {
                String type = honest.message().getClass().getSimpleName();
                hosts.handling.told(self, new Lied(lie.name(), type, network.at(honest.to())), cause);
            }
            after.addAll(told);
        }
        return after;
    }

    private List<Told> told(Lie lie, Told honest) {
        if (lie instanceof Lie.Silent) return List.of();
        if (lie instanceof Lie.Delaying delaying) {
            long more = delaying.byNanos().sampleLong(chance);
            return List.of(new Told(honest.to(), honest.message(), honest.delayNanos() + more));
        }
        if (lie instanceof Lie.Equivocating equivocating) return List.of(equivocated(equivocating, honest));
        if (lie instanceof Lie.Tampering tampering) return List.of(tampered(tampering, honest));
        if (honest.message() instanceof ClientMessage || honest.to() >= hosts.count()) return List.of(honest);
        if (lie instanceof Lie.Replaying replaying) return replayed(replaying, honest);
        Protocol.Liar<Message> own = protocol.lies().get(lie.name());
        List<Told> told = new ArrayList<>();
        for (Message message : own.tell(hosts.roster.id(honest.to()), honest.message(), chance)) {
            told.add(new Told(honest.to(), message, honest.delayNanos()));
        }
        return told;
    }

    /** Besides, perhaps, one of the last messages that it sent, to whom it went then. */
    private List<Told> replayed(Lie.Replaying replaying, Told honest) {
        List<Told> told = new ArrayList<>(List.of(honest));
        if (!memory.isEmpty() && chance.chance(replaying.share())) {
            List<Told> old = List.copyOf(memory);
            told.add(old.get(chance.nextInt(old.size())));
        }
        memory.addLast(honest);
        if (memory.size() > MEMORY) memory.removeFirst();
        return told;
    }

    /** Every other node is told something else; so is every other client, where the lie names the type of the answer. */
    private Told equivocated(Lie.Equivocating lie, Told honest) {
        Message message = honest.message();
        boolean meant = lie.messages().isEmpty()
                ? !(message instanceof ClientMessage)
                : lie.messages().contains(message.getClass().getSimpleName());
        if (!meant || honest.to() % 2 == 0) return honest;
        return new Told(honest.to(), Tampering.somewhere(message), honest.delayNanos());
    }

    private static Told tampered(Lie.Tampering lie, Told honest) {
        Message message = honest.message();
        if (!message.getClass().getSimpleName().equals(lie.message())) return honest;
        return new Told(honest.to(), Tampering.in(message, lie.component()), honest.delayNanos());
    }
}
