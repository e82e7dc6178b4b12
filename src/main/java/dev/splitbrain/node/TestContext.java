package dev.splitbrain.node;

import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Machine;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A context for unit tests: one node alone, its {@link Effect}s in a list that the test reads and clears. Nothing happens
 * by itself: the test delivers messages, fires timers and moves the clocks.
 *
 * @param <M> the sealed family of the protocol's messages
 */
public final class TestContext<M extends Message> implements Context<M> {
    private final List<NodeId> nodes;
    private final NodeId self;
    private final List<String> roles; // by the node's index
    private final Spec<?> spec;
    private final Disk disk = new Disk();
    private final Rng random;
    private final List<Effect> effects = new ArrayList<>();
    private Machine machine;
    private long clockNanos;
    private long monotonicNanos;

    /** Node {@code n<number>}, counted from 1, of {@code size} nodes that replicate {@code spec}. */
    public TestContext(int number, int size, Spec<?> spec) {
        this(number, Collections.nCopies(size, "node"), spec);
    }

    /** The same where the scenario gives the nodes {@code n1}, {@code n2}, … these roles. */
    public TestContext(int number, List<String> roles, Spec<?> spec) {
        this.roles = List.copyOf(roles);
        nodes = nodes(roles.size());
        self = nodes.get(number - 1);
        this.spec = spec;
        random = new Rng(1).stream("node." + self);
        machine = new Machine(spec);
        disk.attach(this::wrote);
    }

    /** The nodes {@code n1} to {@code n<size>}. */
    public static List<NodeId> nodes(int size) {
        List<NodeId> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) nodes.add(new NodeId(i, "n" + (i + 1)));
        return List.copyOf(nodes);
    }

    /** The effects since the last call, in order. */
    public List<Effect> take() {
        List<Effect> taken = List.copyOf(effects);
        effects.clear();
        return taken;
    }

    /** The effects so far. */
    public List<Effect> effects() {
        return List.copyOf(effects);
    }

    /** The node crashes: writes that are not durable are undone but for the {@code kept} oldest. Boot a new node after it. */
    public void crash(int kept) {
        disk.crash(kept);
        machine = new Machine(spec);
        effects.clear();
    }

    /** The disk has finished all writes so far. */
    public void finishWrites() {
        disk.becameDurable(disk.written());
    }

    /** Time passes on both clocks. */
    public void advance(Duration time) {
        clockNanos += time.toNanos();
        monotonicNanos += time.toNanos();
    }

    /** The wall clock jumps; the monotonic one does not. */
    public void jump(Duration time) {
        clockNanos += time.toNanos();
    }

    private void wrote(boolean forced) {
        int last = effects.size() - 1;
        if (last >= 0 && effects.get(last) instanceof Effect.Write before) {
            effects.set(last, new Effect.Write(before.forced() || forced)); // one effect for writes in a row
        } else {
            effects.add(new Effect.Write(forced));
        }
    }

    @Override
    public NodeId self() {
        return self;
    }

    @Override
    public List<NodeId> peers() {
        List<NodeId> peers = new ArrayList<>(nodes);
        peers.remove(self);
        return peers;
    }

    @Override
    public List<NodeId> nodes() {
        return nodes;
    }

    @Override
    public List<NodeId> nodes(String role) {
        return nodes.stream()
                .filter(node -> roles.get(node.index()).equals(role))
                .toList();
    }

    @Override
    public String role() {
        return roles.get(self.index());
    }

    @Override
    public void send(NodeId to, M message) {
        effects.add(new Effect.Send(to, message));
    }

    @Override
    public void sendEagerly(NodeId to, M message) {
        effects.add(new Effect.SendEagerly(to, message));
    }

    @Override
    public void setTimer(Duration delay, Timer timer) {
        if (delay.isNegative())
            throw new IllegalArgumentException(
                    "the delay of the timer " + timer + " must not be negative, got " + delay);
        effects.add(new Effect.SetTimer(delay, timer));
    }

    @Override
    public void cancelTimer(Timer timer) {
        effects.add(new Effect.CancelTimer(timer));
    }

    @Override
    public void reply(RequestId request, Result result) {
        effects.add(new Effect.Reply(request, result));
    }

    @Override
    public void reject(RequestId request, String reason, NodeId... hint) {
        effects.add(new Effect.Reject(request, reason, hint.length == 0 ? Optional.empty() : Optional.of(hint[0])));
    }

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public Machine machine() {
        return machine;
    }

    @Override
    public long clockNanos() {
        return clockNanos;
    }

    @Override
    public long monotonicNanos() {
        return monotonicNanos;
    }

    @Override
    public Rng random() {
        return random;
    }

    @Override
    public void note(Note note) {
        effects.add(new Effect.Noted(note));
    }
}
