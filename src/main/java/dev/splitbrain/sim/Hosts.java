package dev.splitbrain.sim;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.FoundDamage;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.node.Timer;
import dev.splitbrain.node.WriteFailed;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Machine;
import dev.splitbrain.trace.DropReason;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All machines of the cluster: runs handlers, then applies their effects in order. */
final class Hosts {
    final Effects effects = new Effects();
    final Watch watch = new Watch();
    private final Protocol<?, ?> protocol;
    private final Rng root;
    private final EventQueue queue;
    private final InFlight inFlight;
    private final TimerPool timers;
    private final Network network;
    private final Tracer tracer;
    private final Actions actions;
    private final Distribution fsyncNanos;
    private final Host[] hosts;
    final Roster roster;
    private final Disks disks;
    private final List<NoteListener> listeners = new ArrayList<>();
    private int up;
    private long now;
    private long cause; // the step whose handler is running

    /** Who hears notes besides the trace: faults that wait for an event. */
    @FunctionalInterface
    interface NoteListener {
        void noted(Host host, Note note, long step);
    }

    Hosts(
            Protocol<?, ?> protocol,
            World world,
            Rng root,
            EventQueue queue,
            Actions actions,
            InFlight inFlight,
            Network network,
            Tracer tracer) {
        this.protocol = protocol;
        this.root = root;
        this.queue = queue;
        this.actions = actions;
        this.inFlight = inFlight;
        this.timers = new TimerPool(queue);
        this.network = network;
        this.tracer = tracer;
        this.fsyncNanos = world.fsyncNanos();
        this.disks = new Disks(this, queue, actions, tracer);
        hosts = new Host[world.nodes().size()];
        for (NodePlan plan : world.nodes()) hosts[plan.id().index()] = new Host(this, plan);
        roster = new Roster(world.nodes());
    }

    LookAhead lookAhead() {
        return new LookAhead(inFlight, this, timers, network);
    }

    void listen(NoteListener listener) {
        listeners.add(listener);
    }

    /** How many nodes are up. */
    int up() {
        return up;
    }

    void now(long timeNanos) {
        now = timeNanos;
    }

    long now() {
        return now;
    }

    int count() {
        return hosts.length;
    }

    Host host(int index) {
        return hosts[index];
    }

    int placeOf(ClientId client) {
        return hosts.length + client.index();
    }

    Rng streamOf(NodeId node) {
        return root.stream("node." + node.name());
    }

    HostDisk newDevice(NodePlan plan) {
        return new HostDisk(
                plan.disk(), fsyncNanos, root.stream("disk." + plan.id().name()));
    }

    HostCpu newCpu(NodePlan plan) {
        return new HostCpu(plan.cpu(), root.stream("cpu." + plan.id().name()));
    }

    Machine newMachine() {
        return new Machine(protocol.spec());
    }

    // ---- life ----

    void boot(Host host, long because) {
        cause = tracer.booted(because, host.index, host.incarnation + 1);
        up++;
        List<FoundDamage> damage = host.damage();
        for (FoundDamage found : damage) told(host, found, cause);
        watch.begin(host, null);
        host.node = protocol.boot(host);
        if (!damage.isEmpty()) host.disk().forgetDamage();
        apply(host);
    }

    void crash(Host host, long because) {
        if (!host.isUp()) return;
        timers.removeAll(host.timerHead);
        host.timerHead = -1;
        dropWaiting(host);
        up--;
        Host.Loss loss = host.dropVolatileState();
        long step = tracer.crashed(because, host.index, loss.writes());
        loss.torn().ifPresent(torn -> told(host, torn, step));
    }

    private void dropWaiting(Host host) {
        if (host.inbox == null) return;
        for (long payload : host.inbox) {
            if (EventKind.kind(payload) == EventKind.DELIVER) drop(EventKind.low(payload), DropReason.DOWN);
        }
    }

    /** The node crashes and stays down until as many reasons as hold it have been {@link #release}d. */
    void hold(Host host, long because) {
        host.holds++;
        crash(host, because);
    }

    void release(Host host, long because) {
        host.holds--;
        bootUnlessHeld(host, because);
    }

    void bootUnlessHeld(Host host, long because) {
        if (!host.isUp() && host.holds == 0) boot(host, because);
    }

    void pause(Host host, long because) {
        if (!host.isUp() || host.pauses++ > 0) return;
        host.pausedNanos = now;
        tracer.paused(because, host.index);
    }

    /** One pause of this incarnation is over. */
    void resume(Host host, long because) {
        if (!host.isUp() || --host.pauses > 0) return;
        tracer.resumed(because, host.index);
        int incarnation = host.incarnation;
        host.notice();
        if (!host.isUp() || host.incarnation != incarnation) return; // it noticed that it must stop
        if (!host.busy) {
            serve(host);
            return;
        }
        host.busyUntilNanos += now - host.pausedNanos; // the work that was interrupted goes on
        queue.add(host.busyUntilNanos, EventKind.payload(EventKind.CPU, host.incarnation, host.index));
    }

    // ---- events ----

    /** A message reached its node. */
    void deliver(int index, int slot) {
        Host host = hosts[index];
        if (!host.isUp()) {
            drop(slot, DropReason.DOWN);
        } else if (host.mustWait()) {
            enqueue(host, slot);
        } else {
            long costNanos = host.costNanos(inFlight.message(slot));
            if (costNanos == 0) {
                receive(host, slot);
            } else {
                enqueue(host, slot);
                work(host, costNanos);
            }
        }
    }

    private void enqueue(Host host, int slot) {
        tracer.queued(inFlight.sentStep(slot), inFlight.from(slot), host.index, Damaged.asSent(inFlight.message(slot)));
        host.later(EventKind.payload(EventKind.DELIVER, slot));
    }

    /** The node works on the first of its inbox, which takes effect when the work is done. */
    private void work(Host host, long costNanos) {
        host.busy = true;
        host.busyUntilNanos = now + costNanos;
        queue.add(host.busyUntilNanos, EventKind.payload(EventKind.CPU, host.incarnation, host.index));
    }

    /** A node may have done its work; not if it was paused in the meantime. */
    void cpuDone(int index, int incarnation) {
        Host host = hosts[index];
        if (!host.isUp() || !EventKind.sameHigh(incarnation, host.incarnation)) return;
        if (!host.busy || host.isPaused() || now < host.busyUntilNanos) return;
        host.busy = false;
        handle(host, host.inbox.pollFirst());
        serve(host);
    }

    /** Takes on what waits, up to the first thing that needs time. */
    private void serve(Host host) {
        while (host.inbox != null && !host.mustWait() && !host.inbox.isEmpty()) {
            long payload = host.inbox.peekFirst();
            boolean message = EventKind.kind(payload) == EventKind.DELIVER;
            long costNanos = message ? host.costNanos(inFlight.message(EventKind.low(payload))) : 0;
            if (costNanos > 0) work(host, costNanos);
            else handle(host, host.inbox.pollFirst());
        }
    }

    private void drop(int slot, DropReason reason) {
        Message sent = Damaged.asSent(inFlight.message(slot));
        tracer.dropped(inFlight.sentStep(slot), inFlight.from(slot), inFlight.to(slot), sent, reason);
        inFlight.release(slot);
    }

    private void receive(Host host, int slot) {
        Message message = inFlight.message(slot);
        if (message instanceof Damaged damaged) {
            Optional<Message> seen = protocol.damaged(damaged.original());
            if (seen.isEmpty()) {
                drop(slot, DropReason.CORRUPT);
                return;
            }
            message = seen.get();
        }
        int from = inFlight.from(slot);
        cause = tracer.delivered(inFlight.sentStep(slot), from, host.index, message);
        inFlight.release(slot);
        watch.begin(host, message);
        if (message instanceof ClientMessage.Request request) {
            protocol.request(host.node, request);
        } else {
            watch.check(message, "it was delivered");
            protocol.deliver(host.node, roster.id(from), message);
            watch.check(message, "its receiver was done with it");
        }
        apply(host);
    }

    /** A timer's event came up. */
    void timer(int slot, int generation) {
        if (!timers.isDue(slot, generation, now)) return;
        Host host = hosts[timers.node(slot)];
        if (host.mustWait()) {
            host.later(EventKind.payload(EventKind.TIMER, generation, slot));
            return;
        }
        Timer timer = timers.timer(slot);
        boolean set = timers.dueNanos(slot) != TimerPool.NOT_SET;
        long setStep = timers.setStep(slot);
        host.timerHead = timers.remove(host.timerHead, slot);
        if (!set) return;
        cause = tracer.timerFired(setStep, host.index, timer);
        watch.begin(host, timer);
        protocol.fire(host.node, timer);
        apply(host);
    }

    /** A node's oldest forced write is done. */
    void diskDone(int index, int incarnation) {
        Host host = hosts[index];
        if (host.isUp() && EventKind.sameHigh(incarnation, host.incarnation)) disks.done(host);
    }

    /** A write failed: runs the protocol's handler for it, and says whether it has one. */
    boolean writeFailed(Host host, WriteFailed failure, long because) {
        if (!protocol.survivesFailedWrites()) return false;
        host.undoWrites();
        cause = because;
        protocol.writeFailed(host.node, failure);
        apply(host);
        return true;
    }

    /** What a fault did to a disk is over. */
    void diskImproved(Host host, long because) {
        disks.maybeRoom(host, because);
    }

    /** What stands between the node and the network once it no longer follows the protocol. */
    Byzantine newByzantine(Host host) {
        Rng chance = root.stream("byzantine." + host.self().name());
        return new Byzantine(host, this, protocol, network, actions, chance);
    }

    /** What a node's clock makes of its timers that are set. */
    void rescaleTimers(Host host, double factor) {
        timers.rescale(host.timerHead, now, factor);
    }

    private void handle(Host host, long payload) {
        if (EventKind.kind(payload) == EventKind.DELIVER) {
            receive(host, EventKind.low(payload));
        } else {
            timer(EventKind.low(payload), EventKind.high(payload));
        }
    }

    // ---- effects ----

    private void apply(Host host) {
        long unforced = 0; // writes of this handler that wait to be forced: all up to this number
        for (int i = 0; i < effects.size(); i++) {
            switch (effects.kind(i)) {
                case SEND -> {
                    if (unforced > 0) disks.force(host, unforced, cause);
                    unforced = 0;
                    send(host, effects.place(i), (Message) effects.value(i));
                }
                case SEND_EAGERLY -> transmit(host, effects.place(i), (Message) effects.value(i), cause);
                case SET_TIMER -> setTimer(host, (Timer) effects.value(i), effects.number(i));
                case CANCEL_TIMER -> cancelTimer(host, (Timer) effects.value(i));
                case WRITE_FORCED -> unforced = effects.number(i);
                case WRITE_UNFORCED -> disks.wroteUnforced(host, effects.number(i), cause);
                case NOTE -> note(host, (Note) effects.value(i));
            }
        }
        effects.clear();
        if (unforced > 0) disks.force(host, unforced, cause);
        watch.end();
    }

    private void send(Host host, int to, Message message) {
        if (host.isWriting()) {
            DiskQueue disk = host.diskQueue();
            disk.hold(new DiskQueue.Held(disk.lastThrough(), to, message, cause));
        } else {
            transmit(host, to, message, cause);
        }
    }

    void transmit(Host host, int to, Message message, long because) {
        if (host.byzantine == null) network.send(now, host.index, to, message, because);
        else host.byzantine.send(to, message, because);
    }

    private void setTimer(Host host, Timer timer, long localDelayNanos) {
        long due = Math.addExact(now, host.realNanos(localDelayNanos));
        long step = tracer.timerSet(cause, host.index, timer, due);
        host.timerHead = timers.set(host.timerHead, host.index, timer, due, step);
    }

    private void cancelTimer(Host host, Timer timer) {
        if (timers.cancel(host.timerHead, timer)) tracer.timerCancelled(cause, host.index, timer);
    }

    private void note(Host host, Note note) {
        if (note instanceof RoleNote role) {
            host.roleNow = role.role();
            host.epoch = role.epoch();
        }
        told(host, note, cause);
    }

    /** A node told something, or the engine tells it of the node; gives the step. */
    long told(Host host, Note note, long because) {
        long step = tracer.noted(because, host.index, note);
        for (NoteListener listener : listeners) listener.noted(host, note, step);
        return step;
    }
}
