package dev.splitbrain.protocol.swim;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.random.Rng;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a member holds of all others. Stored is only what differs from the start, and what is stored are the updates that came
 * with messages, which all members share: ten thousand members know ten thousand each in little memory.
 */
final class View {
    private static final int TRIES = 64;

    private final List<NodeId> nodes;
    private final NodeId self;
    private final int first; // so many were members from the start
    private final List<NodeId> late; // but for these
    private final NavigableMap<NodeId, Update> changed = new TreeMap<>();
    private int members; // oneself among them

    View(Context<?> ctx, SwimSettings settings) {
        nodes = ctx.nodes();
        self = ctx.self();
        first = settings.members() == 0 ? nodes.size() : Math.min(settings.members(), nodes.size());
        late = settings.orders().stream()
                .filter(order -> order.action() == Order.Action.JOIN)
                .flatMap(order -> nodes.stream().filter(node -> node.name().equals(order.node())))
                .toList();
        members =
                first - (int) late.stream().filter(node -> node.index() < first).count();
        if (!wasFirst(self)) members++;
    }

    /** How many of the first nodes were members from the start, those who join later among them. */
    int first() {
        return first;
    }

    /** Who joins later. */
    List<NodeId> late() {
        return late;
    }

    /** Whether a node was a member from the start. */
    boolean wasFirst(NodeId node) {
        return node.index() < first && (late.isEmpty() || !late.contains(node));
    }

    int members() {
        return members;
    }

    /** What is held of another; a generation of 0 where it was never heard of. */
    Update of(NodeId other) {
        Update update = changed.get(other);
        if (update != null) return update;
        return wasFirst(other)
                ? new Update(other, Status.ALIVE, 1, 0, other)
                : new Update(other, Status.LEFT, 0, 0, other);
    }

    boolean isMember(NodeId other) {
        Update update = changed.get(other);
        return update == null ? wasFirst(other) : update.status().isMember();
    }

    void put(Update update) {
        boolean before = isMember(update.member());
        changed.put(update.member(), update);
        if (before != update.status().isMember()) members += before ? -1 : 1;
    }

    /** What differs from the start, in the scenario's order. */
    List<Update> changes() {
        return List.copyOf(changed.values());
    }

    /** Some members, each once: never oneself nor {@code but}. */
    List<NodeId> some(int count, NodeId but, Rng random) {
        List<NodeId> found = new ArrayList<>(count);
        for (int tries = 0; found.size() < count && tries < TRIES; tries++) {
            NodeId drawn = nodes.get(random.nextInt(nodes.size()));
            if (suits(drawn, but, found)) found.add(drawn);
        }
        if (found.size() == count) return found;
        List<NodeId> rest = new ArrayList<>(); // few members of many nodes: look through all
        for (NodeId node : nodes) if (suits(node, but, found)) rest.add(node);
        while (found.size() < count && !rest.isEmpty()) found.add(rest.remove(random.nextInt(rest.size())));
        return found;
    }

    private boolean suits(NodeId node, NodeId but, List<NodeId> found) {
        return !node.equals(self) && !node.equals(but) && isMember(node) && !found.contains(node);
    }

    /** One that is held dead, all alike; null where there is none. */
    Update anyDead(Rng random) {
        Update drawn = null;
        int seen = 0;
        for (Update update : changed.values())
            if (update.status() == Status.DEAD && random.nextInt(++seen) == 0) drawn = update;
        return drawn;
    }
}
