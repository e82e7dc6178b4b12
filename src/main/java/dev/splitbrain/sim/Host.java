package dev.splitbrain.sim;

import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.Disk;
import dev.splitbrain.node.FoundDamage;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.node.Timer;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Machine;
import dev.splitbrain.spec.Result;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.world.CpuPlan;
import dev.splitbrain.world.NodePlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One machine of the cluster: the node that runs on it, its disk, clock and processor. It is the node's {@link Context};
 * {@link Handling} carries out its calls. What a node may never need is made when it is first used, so that a million idle
 * hosts are small and what a message needs of one lies close together.
 */
final class Host extends Sender implements Context<Message> {
    private final Hosts hosts;
    private final NodePlan plan;
    private final Rng random;
    private HostParts parts; // null for one that has none
    Object node; // null while it is down
    RoleNote played; // the role that it said last it plays; null for none
    int incarnation;
    int timerHead = -1;

    Host(Hosts hosts, NodePlan plan, Rng random) {
        super(plan.id().index());
        this.hosts = hosts;
        this.plan = plan;
        this.random = random;
        if (plan.cpu() != CpuPlan.INSTANT) cpu();
    }

    private HostParts parts() {
        if (parts == null) parts = new HostParts();
        return parts;
    }

    boolean isUp() {
        return node != null;
    }

    boolean isPaused() {
        return hasWork() && parts.work.isPaused();
    }

    /** Whether what comes must wait for what came before, or for the end of a pause. */
    boolean mustWait() {
        return hasWork() && parts.work.mustWait();
    }

    private boolean hasWork() {
        return parts != null && parts.work != null;
    }

    /** Reads what handling a message will need, but for what lies elsewhere: see {@link LookAhead}. */
    long look() {
        return place + (node == null ? 1 : 0);
    }

    /** Reads what only {@link #look} has found. */
    long lookFurther() {
        return LookAhead.touch(node) + LookAhead.touch(parts) + random.look();
    }

    NodePlan plan() {
        return plan;
    }

    /** Does something at once, or when the pause is over; not at all if the node crashes before. */
    void whenRunning(Runnable action) {
        if (isPaused()) parts.work.onResume(action);
        else action.run();
    }

    /** The pause is over: it notices what happened meanwhile, unless that makes it crash. */
    void notice() {
        int before = incarnation;
        for (Runnable action : parts.work.noticed()) if (incarnation == before) action.run();
    }

    /** Drops what a crash loses; the disk stays, but for what the crash does to it. */
    HostStorage.Loss dropVolatileState() {
        node = null;
        played = null;
        incarnation++;
        return parts == null ? HostStorage.Loss.NONE : parts.crash();
    }

    /** A reason more that keeps it down: a fault, a full disk. */
    void hold() {
        parts().holds++;
    }

    void release() {
        parts.holds--;
    }

    boolean isHeld() {
        return parts != null && parts.holds > 0;
    }

    /** Whether the node plays a role now, as it says itself. */
    boolean plays(String role) {
        return played != null && played.role().equals(role);
    }

    /** The term, ballot or view in which it plays its role. */
    long epoch() {
        return played.epoch();
    }

    HostWork work() {
        if (parts().work == null) parts.work = new HostWork();
        return parts.work;
    }

    HostStorage storage() {
        if (parts().storage == null) parts.storage = new HostStorage(hosts.newDevice(plan), this::wrote);
        return parts.storage;
    }

    /** What the disk's checksums find at the start. */
    List<FoundDamage> damage() {
        return hasStorage() ? parts.storage.disk().damage() : List.of();
    }

    private boolean hasStorage() {
        return parts != null && parts.storage != null;
    }

    /** Whether its processor or its disk works on something. */
    boolean isAtWork() {
        return isWriting() || hasWork() && parts.work.isBusy() && !parts.work.isPaused();
    }

    /** Whether a forced write is on its way, so that messages must wait. */
    boolean isWriting() {
        return hasStorage() && parts.storage.isWriting();
    }

    HostCpu cpu() {
        if (parts().cpu == null) parts.cpu = hosts.newCpu(plan);
        return parts.cpu;
    }

    /** How long it works on a message. */
    long costNanos(Message message) {
        if (parts == null || parts.cpu == null) return 0;
        return parts.cpu.costNanos(Damaged.asSent(message)); // it takes the work to find out
    }

    /** Whether it has always followed the protocol. */
    boolean isHonest() {
        return parts == null || parts.byzantine == null;
    }

    Byzantine byzantine() {
        if (parts().byzantine == null) parts.byzantine = hosts.newByzantine(this);
        return parts.byzantine;
    }

    HostClock clock() {
        if (parts().clock == null) parts.clock = new HostClock();
        return parts.clock;
    }

    private boolean isClockPerfect() {
        return parts == null || parts.clock == null;
    }

    long realNanos(long localNanos) {
        return isClockPerfect() ? localNanos : parts.clock.realNanos(localNanos);
    }

    @Override
    public NodeId self() {
        return plan.id();
    }

    @Override
    public List<NodeId> peers() {
        return hosts.roster.peersOf(place);
    }

    @Override
    public List<NodeId> nodes() {
        return hosts.roster.all();
    }

    @Override
    public List<NodeId> nodes(String role) {
        return hosts.roster.inRole(role);
    }

    @Override
    public String role() {
        return plan.role();
    }

    @Override
    public void send(NodeId to, Message message) {
        hosts.handling.watch.sent(message, hosts.now());
        hosts.handling.askToSend(this, to.index(), message);
    }

    @Override
    public void sendEagerly(NodeId to, Message message) {
        hosts.handling.watch.sent(message, hosts.now());
        hosts.handling.askToSendEagerly(to.index(), message);
    }

    @Override
    public void setTimer(Duration delay, Timer timer) {
        long nanos = delay.toNanos();
        if (nanos < 0) throw negative(nanos, timer);
        hosts.handling.askForTimer(this, timer, nanos);
    }

    private static IllegalArgumentException negative(long nanos, Timer timer) {
        return new IllegalArgumentException(
                "the delay of the timer " + timer + " must not be negative, got " + Quantity.duration(nanos));
    }

    @Override
    public void cancelTimer(Timer timer) {
        hosts.handling.askToCancel(timer);
    }

    @Override
    public void reply(RequestId request, Result result) {
        sendToClient(request, new ClientMessage.Reply(request, result));
    }

    @Override
    public void reject(RequestId request, String reason, NodeId... hint) {
        Optional<NodeId> whom = hint.length == 0 ? Optional.empty() : Optional.ofNullable(hint[0]);
        sendToClient(request, new ClientMessage.Rejection(request, reason, whom));
    }

    private void sendToClient(RequestId request, ClientMessage answer) {
        hosts.handling.askToSend(this, hosts.placeOf(request.client()), answer);
    }

    @Override
    public Disk disk() {
        return storage().use();
    }

    private void wrote(boolean forced) {
        hosts.handling.wrote(forced, parts.storage.disk().written());
    }

    @Override
    public Machine machine() {
        if (parts().machine == null) parts.machine = hosts.newMachine();
        return parts.machine;
    }

    @Override
    public long clockNanos() {
        return isClockPerfect() ? hosts.now() : parts.clock.wallNanos(hosts.now());
    }

    @Override
    public long monotonicNanos() {
        return isClockPerfect() ? hosts.now() : parts.clock.monotonicNanos(hosts.now());
    }

    @Override
    public Rng random() {
        return random;
    }

    @Override
    public void note(Note note) {
        hosts.handling.askToNote(note);
    }

    @Override
    public String toString() {
        return plan.id().name();
    }
}
