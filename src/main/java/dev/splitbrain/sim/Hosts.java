package dev.splitbrain.sim;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.Disk;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.node.Timer;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Machine;
import dev.splitbrain.trace.DropReason;
import dev.splitbrain.trace.StateProbe;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.World;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/** All machines of the cluster: runs handlers, then applies their effects in order. */
final class Hosts {
    final Effects effects = new Effects();
    private final Protocol<?, ?> protocol;
    private final Rng root;
    private final EventQueue queue;
    private final InFlight inFlight;
    private final TimerPool timers;
    private final Network network;
    private final Tracer tracer;
    private final Distribution fsyncNanos;
    private final Host[] hosts;
    private final NodeId[] ids;
    private final List<NodeId> idList;
    private final Rng diskChance;
    private NoteListener listener = (host, note, step) -> {};
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
            InFlight inFlight,
            Network network,
            Tracer tracer) {
        this.protocol = protocol;
        this.root = root;
        this.queue = queue;
        this.inFlight = inFlight;
        this.timers = new TimerPool(queue);
        this.network = network;
        this.tracer = tracer;
        this.fsyncNanos = world.fsyncNanos();
        this.diskChance = root.stream("disks");
        hosts = new Host[world.nodes().size()];
        ids = new NodeId[hosts.length];
        for (NodePlan plan : world.nodes()) {
            hosts[plan.id().index()] = new Host(this, plan);
            ids[plan.id().index()] = plan.id();
        }
        idList = List.of(ids);
    }

    void listen(NoteListener newListener) {
        listener = newListener;
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

    StateProbe probe() {
        return new StateProbe() {
            @Override
            public Object node(NodeId id) {
                return hosts[id.index()].node;
            }

            @Override
            public Disk disk(NodeId id) {
                return hosts[id.index()].disk();
            }
        };
    }

    List<NodeId> nodes() {
        return idList;
    }

    List<NodeId> nodes(String role) {
        List<NodeId> found = new ArrayList<>();
        for (Host host : hosts) if (host.role().equals(role)) found.add(host.self());
        return List.copyOf(found);
    }

    /** All nodes but one, without a list for each of a million nodes. */
    List<NodeId> peersOf(int index) {
        return new AbstractList<>() {
            @Override
            public NodeId get(int i) {
                return ids[i < index ? i : i + 1];
            }

            @Override
            public int size() {
                return ids.length - 1;
            }
        };
    }

    int placeOf(ClientId client) {
        return hosts.length + client.index();
    }

    Rng streamOf(NodeId node) {
        return root.stream("node." + node.name());
    }

    Machine newMachine() {
        return new Machine(protocol.spec());
    }

    // ---- life ----

    void boot(Host host, long because) {
        cause = tracer.booted(because, host.index, host.incarnation + 1);
        host.node = protocol.boot(host);
        apply(host);
    }

    void crash(Host host, long because) {
        if (!host.isUp()) return;
        timers.removeAll(host.timerHead);
        host.timerHead = -1;
        dropWaiting(host);
        tracer.crashed(because, host.index, host.dropVolatileState());
    }

    private void dropWaiting(Host host) {
        if (host.inbox == null) return;
        for (long payload : host.inbox) {
            if (EventKind.kind(payload) == EventKind.DELIVER) drop(EventKind.low(payload));
        }
    }

    void pause(Host host, long because) {
        if (!host.isUp() || host.paused) return;
        host.paused = true;
        tracer.paused(because, host.index);
    }

    void resume(Host host, long because) {
        if (!host.isUp() || !host.paused) return;
        host.paused = false;
        tracer.resumed(because, host.index);
        while (host.inbox != null && !host.paused) {
            Long payload = host.inbox.pollFirst();
            if (payload == null) return;
            handle(host, payload);
        }
    }

    // ---- events ----

    /** A message reached its node. */
    void deliver(int slot) {
        Host host = hosts[inFlight.to(slot)];
        if (!host.isUp()) {
            drop(slot);
        } else if (host.paused) {
            host.later(EventKind.payload(EventKind.DELIVER, slot));
        } else {
            receive(host, slot);
        }
    }

    private void drop(int slot) {
        tracer.dropped(
                inFlight.sentStep(slot),
                inFlight.from(slot),
                inFlight.to(slot),
                inFlight.message(slot),
                DropReason.DOWN);
        inFlight.release(slot);
    }

    private void receive(Host host, int slot) {
        Message message = inFlight.message(slot);
        int from = inFlight.from(slot);
        cause = tracer.delivered(inFlight.sentStep(slot), from, host.index, message);
        inFlight.release(slot);
        if (message instanceof ClientMessage.Request request) {
            protocol.request(host.node, request);
        } else {
            protocol.deliver(host.node, ids[from], message);
        }
        apply(host);
    }

    /** A timer's event came up. */
    void timer(int slot, int generation) {
        if (!timers.isDue(slot, generation, now)) return;
        Host host = hosts[timers.node(slot)];
        if (host.paused) {
            host.later(EventKind.payload(EventKind.TIMER, generation, slot));
            return;
        }
        Timer timer = timers.timer(slot);
        boolean set = timers.dueNanos(slot) != TimerPool.NOT_SET;
        long setStep = timers.setStep(slot);
        host.timerHead = timers.remove(host.timerHead, slot);
        if (!set) return;
        cause = tracer.timerFired(setStep, host.index, timer);
        protocol.fire(host.node, timer);
        apply(host);
    }

    /** A node's oldest forced write is durable. */
    void diskDone(int index, int incarnation) {
        Host host = hosts[index];
        if (!host.isUp() || !EventKind.sameHigh(incarnation, host.incarnation)) return;
        DiskQueue.Force force = host.diskQueue().done();
        tracer.becameDurable(force.wroteStep(), index);
        host.disk().becameDurable(force.through());
        for (DiskQueue.Held held = host.diskQueue().release(force.through());
                held != null;
                held = host.diskQueue().release(force.through())) {
            network.send(now, index, held.to(), held.message(), held.cause());
        }
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
                    if (unforced > 0) force(host, unforced);
                    unforced = 0;
                    send(host, effects.place(i), (Message) effects.value(i));
                }
                case SEND_EAGERLY -> network.send(now, host.index, effects.place(i), (Message) effects.value(i), cause);
                case SET_TIMER -> setTimer(host, (Timer) effects.value(i), effects.number(i));
                case CANCEL_TIMER -> {
                    Timer timer = (Timer) effects.value(i);
                    if (timers.cancel(host.timerHead, timer)) tracer.timerCancelled(cause, host.index, timer);
                }
                case WRITE_FORCED -> unforced = effects.number(i);
                case WRITE_UNFORCED -> tracer.wrote(cause, host.index, false);
                case NOTE -> note(host, (Note) effects.value(i));
            }
        }
        effects.clear();
        if (unforced > 0) force(host, unforced);
    }

    private void send(Host host, int to, Message message) {
        if (host.isWriting()) {
            DiskQueue disk = host.diskQueue();
            disk.hold(new DiskQueue.Held(disk.lastThrough(), to, message, cause));
        } else {
            network.send(now, host.index, to, message, cause);
        }
    }

    private void setTimer(Host host, Timer timer, long localDelayNanos) {
        long due = Math.addExact(now, host.realNanos(localDelayNanos));
        long step = tracer.timerSet(cause, host.index, timer, due);
        host.timerHead = timers.set(host.timerHead, host.index, timer, due, step);
    }

    /** Writes of one handler between two sends are one forced write. */
    private void force(Host host, long through) {
        long step = tracer.wrote(cause, host.index, true);
        long serviceNanos = fsyncNanos.sampleLong(diskChance);
        if (serviceNanos == 0 && !host.isWriting()) {
            tracer.becameDurable(step, host.index);
            host.disk().becameDurable(through);
            return;
        }
        long doneNanos = host.diskQueue().force(new DiskQueue.Force(through, step), now, serviceNanos);
        queue.add(doneNanos, EventKind.payload(EventKind.DISK, host.incarnation, host.index));
    }

    private void note(Host host, Note note) {
        if (note instanceof RoleNote role) {
            host.roleNow = role.role();
            host.epoch = role.epoch();
        }
        listener.noted(host, note, tracer.noted(cause, host.index, note));
    }
}
