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
import dev.splitbrain.node.TornWrite;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Machine;
import dev.splitbrain.spec.Result;
import dev.splitbrain.world.CpuPlan;
import dev.splitbrain.world.NodePlan;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One machine of the cluster: the node that runs on it, its disk, clock and processor. It is the node's {@link Context};
 * calls become {@link Effects}, which {@link Hosts} applies. What a node may never need is made when it is first used, so
 * that a million idle hosts are small.
 */
final class Host implements Context<Message> {
    private final Hosts hosts;
    private final NodePlan plan;
    final int index;
    private final boolean takesTime; // to handle messages

    Object node; // null while it is down
    int incarnation;
    int holds; // reasons that keep it down: faults, a full disk
    int pauses; // faults that pause it
    long pausedNanos; // since when
    boolean waitsForRoom; // on its full disk
    boolean writesBack; // an unforced write is on its way to the disk
    String roleNow = "";
    long epoch;

    int timerHead = -1;
    Inbox inbox; // what waits for a pause to end or for the processor
    private List<Runnable> onResume; // what it will notice when its pause is over
    boolean busy; // with the first of the inbox
    long busyUntilNanos;
    Byzantine byzantine; // null for a node that has always followed the protocol
    private DiskQueue diskQueue;
    private HostDisk device;
    private HostCpu cpu; // null for one that takes no time
    private Disk disk;
    private Rng random;
    private Machine machine;
    private HostClock clock; // null for one that is always right

    Host(Hosts hosts, NodePlan plan) {
        this.hosts = hosts;
        this.plan = plan;
        this.index = plan.id().index();
        this.takesTime = plan.cpu() != CpuPlan.INSTANT;
    }

    boolean isUp() {
        return node != null;
    }

    boolean isPaused() {
        return pauses > 0;
    }

    /** Whether what comes must wait for what came before, or for the end of a pause. */
    boolean mustWait() {
        return pauses > 0 || busy;
    }

    /** Reads what handling a message will need: see {@link LookAhead}. */
    long look() {
        return index + pauses + (clock == null ? 1 : 0) + LookAhead.touch(node) + (random == null ? 0 : random.look());
    }

    NodePlan plan() {
        return plan;
    }

    /** Does something at once, or when the pause is over; not at all if the node crashes before. */
    void whenRunning(Runnable action) {
        if (!isPaused()) {
            action.run();
            return;
        }
        if (onResume == null) onResume = new ArrayList<>();
        onResume.add(action);
    }

    /** The pause is over: it notices what happened meanwhile, unless that makes it crash. */
    void notice() {
        List<Runnable> waiting = onResume == null ? List.of() : onResume;
        onResume = null;
        int before = incarnation;
        for (Runnable action : waiting) if (incarnation == before) action.run();
    }

    /** What a crash did to the disk: how many writes it undid, and of which it left a part. */
    record Loss(int writes, Optional<TornWrite> torn) {
        static final Loss NONE = new Loss(0, Optional.empty());
    }

    /** Drops what a crash loses; the disk stays, but for what the crash does to it. */
    Loss dropVolatileState() {
        node = null;
        machine = null;
        incarnation++;
        roleNow = "";
        pauses = 0;
        onResume = null;
        busy = false;
        writesBack = false;
        inbox = null;
        Loss loss = disk == null ? Loss.NONE : crashDisk();
        diskQueue = null;
        return loss;
    }

    private Loss crashDisk() {
        int unsafe = disk.unsafeWrites();
        boolean tears = device().tears() && isWriting();
        Loss loss = tears ? tear(unsafe) : new Loss(disk.crash(0), Optional.empty());
        device().flip(disk);
        return loss;
    }

    private Loss tear(int unsafe) {
        TornWrite torn = disk.tear(diskQueue.first().through());
        boolean ofSeveral = unsafe > 1; // of one write of several entries none is lost whole
        int keptWhole = ofSeveral ? torn.kept() : 0;
        return new Loss(unsafe - keptWhole, torn.kept() == 0 ? Optional.empty() : Optional.of(torn));
    }

    /** Undoes what is not durable, and drops what was to leave behind it. */
    void undoWrites() {
        disk.crash(0);
        diskQueue = null;
    }

    /** What the disk's checksums find at the start. */
    List<FoundDamage> damage() {
        return disk == null ? List.of() : disk.damage();
    }

    HostDisk device() {
        if (device == null) device = hosts.newDevice(plan);
        return device;
    }

    HostCpu cpu() {
        if (cpu == null) cpu = hosts.newCpu(plan);
        return cpu;
    }

    /** How long it works on a message. */
    long costNanos(Message message) {
        if (cpu == null && !takesTime) return 0;
        return cpu().costNanos(Damaged.asSent(message)); // it takes the work to find out
    }

    DiskQueue diskQueue() {
        if (diskQueue == null) diskQueue = new DiskQueue();
        return diskQueue;
    }

    /** Whether a forced write is on its way, so that messages must wait. */
    boolean isWriting() {
        return diskQueue != null && !diskQueue.isIdle();
    }

    HostClock clock() {
        if (clock == null) clock = new HostClock();
        return clock;
    }

    long realNanos(long localNanos) {
        return clock == null ? localNanos : clock.realNanos(localNanos);
    }

    void later(long payload) {
        if (inbox == null) inbox = new Inbox();
        inbox.add(payload);
    }

    @Override
    public NodeId self() {
        return plan.id();
    }

    @Override
    public List<NodeId> peers() {
        return hosts.roster.peersOf(index);
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
        hosts.watch.sent(message, hosts.now());
        hosts.effects.add(Effects.Kind.SEND, to.index(), message, 0);
    }

    @Override
    public void sendEagerly(NodeId to, Message message) {
        hosts.watch.sent(message, hosts.now());
        hosts.effects.add(Effects.Kind.SEND_EAGERLY, to.index(), message, 0);
    }

    @Override
    public void setTimer(Duration delay, Timer timer) {
        hosts.effects.add(Effects.Kind.SET_TIMER, index, timer, delay.toNanos());
    }

    @Override
    public void cancelTimer(Timer timer) {
        hosts.effects.add(Effects.Kind.CANCEL_TIMER, index, timer, 0);
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
        hosts.effects.add(Effects.Kind.SEND, hosts.placeOf(request.client()), answer, 0);
    }

    @Override
    public Disk disk() {
        if (disk == null) {
            disk = new Disk();
            disk.attach(forced -> hosts.effects.add(
                    forced ? Effects.Kind.WRITE_FORCED : Effects.Kind.WRITE_UNFORCED, index, null, disk.written()));
        }
        return disk;
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
        hosts.effects.add(Effects.Kind.NOTE, index, note, 0);
    }

    @Override
    public String toString() {
        return plan.id().name();
    }

    /** Events that wait, first in first out. */
    static final class Inbox extends ArrayDeque<Long> {
        private static final long serialVersionUID = 1;
    }
}
