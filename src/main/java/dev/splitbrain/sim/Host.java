package dev.splitbrain.sim;

import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.Disk;
import dev.splitbrain.node.FoundDamage;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.Timer;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Machine;
import dev.splitbrain.spec.Result;
import dev.splitbrain.world.CpuPlan;
import dev.splitbrain.world.NodePlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One machine of the cluster: the node that runs on it, its disk, clock and processor. It is the node's {@link Context};
 * {@link Handling} carries out its calls. What a node may never need is made when it is first used, so
 * that a million idle hosts are small.
 */
final class Host extends Sender implements Context<Message> {
    private final Hosts hosts;
    private final NodePlan plan;

    // What most events need stands first.
    Object node; // null while it is down
    private Rng random;
    private HostWork work; // null for one that handles at once what comes
    private HostCpu cpu; // null for one that takes no time
    private HostStorage storage;
    Byzantine byzantine; // null for a node that has always followed the protocol
    private HostClock clock; // null for one that is always right
    private Machine machine;
    String roleNow = "";
    long epoch;
    int incarnation;
    int holds; // reasons that keep it down: faults, a full disk
    int timerHead = -1;

    Host(Hosts hosts, NodePlan plan) {
        super(plan.id().index());
        this.hosts = hosts;
        this.plan = plan;
        if (plan.cpu() != CpuPlan.INSTANT) cpu = hosts.newCpu(plan);
    }

    boolean isUp() {
        return node != null;
    }

    boolean isPaused() {
        return work != null && work.isPaused();
    }

    /** Whether what comes must wait for what came before, or for the end of a pause. */
    boolean mustWait() {
        return work != null && work.mustWait();
    }

    /** Reads what handling a message will need: see {@link LookAhead}. */
    long look() {
        return place + (clock == null ? 1 : 0) + LookAhead.touch(node) + (random == null ? 0 : random.look());
    }

    NodePlan plan() {
        return plan;
    }

    /** Does something at once, or when the pause is over; not at all if the node crashes before. */
    void whenRunning(Runnable action) {
        if (isPaused()) work.onResume(action);
        else action.run();
    }

    /** The pause is over: it notices what happened meanwhile, unless that makes it crash. */
    void notice() {
        int before = incarnation;
        for (Runnable action : work.noticed()) if (incarnation == before) action.run();
    }

    /** Drops what a crash loses; the disk stays, but for what the crash does to it. */
    HostStorage.Loss dropVolatileState() {
        node = null;
        machine = null;
        incarnation++;
        roleNow = "";
        work = null;
        return storage == null ? HostStorage.Loss.NONE : storage.crash();
    }

    HostWork work() {
        if (work == null) work = new HostWork();
        return work;
    }

    HostStorage storage() {
        if (storage == null) storage = new HostStorage(hosts.newDevice(plan), this::wrote);
        return storage;
    }

    /** What the disk's checksums find at the start. */
    List<FoundDamage> damage() {
        return storage == null ? List.of() : storage.disk().damage();
    }

    /** Whether its processor or its disk works on something. */
    boolean isAtWork() {
        return isWriting() || work != null && work.isBusy() && !work.isPaused();
    }

    /** Whether a forced write is on its way, so that messages must wait. */
    boolean isWriting() {
        return storage != null && storage.isWriting();
    }

    HostCpu cpu() {
        if (cpu == null) cpu = hosts.newCpu(plan);
        return cpu;
    }

    /** How long it works on a message. */
    long costNanos(Message message) {
        if (cpu == null) return 0;
        return cpu.costNanos(Damaged.asSent(message)); // it takes the work to find out
    }

    HostClock clock() {
        if (clock == null) clock = new HostClock();
        return clock;
    }

    long realNanos(long localNanos) {
        return clock == null ? localNanos : clock.realNanos(localNanos);
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
        hosts.handling.askForTimer(this, timer, delay.toNanos());
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
        hosts.handling.wrote(forced, storage.disk().written());
    }

    @Override
    public Machine machine() {
        if (machine == null) machine = hosts.newMachine();
        return machine;
    }

    @Override
    public long clockNanos() {
        return clock == null ? hosts.now() : clock.wallNanos(hosts.now());
    }

    @Override
    public long monotonicNanos() {
        return clock == null ? hosts.now() : clock.monotonicNanos(hosts.now());
    }

    @Override
    public Rng random() {
        if (random == null) random = hosts.streamOf(plan.id());
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
