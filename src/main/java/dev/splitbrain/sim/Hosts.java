package dev.splitbrain.sim;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.FoundDamage;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.Timer;
import dev.splitbrain.node.WriteFailed;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Machine;
import dev.splitbrain.trace.DropReason;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.World;
import java.util.List;
import java.util.Optional;

/** All machines of the cluster: their life, and which handler runs when. */
final class Hosts {
    final Handling handling;
    private final Protocol<?, ?> protocol;
    private final Rng root;
    private final EventQueue queue;
    private final InFlight inFlight;
    private final TimerPool timers;
    private final Network network;
    private final Tracer tracer;
    private final Actions actions;
    private final Distribution fsyncNanos;
    private final List<NodePlan> plans;
    private final Host[] hosts;
    final Roster roster;
    private final Disks disks;
    private int up;

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
        this.handling = new Handling(disks, timers, network, tracer);
        plans = world.nodes();
        hosts = new Host[plans.size()];
        roster = new Roster(world.nodes());
    }

    LookAhead lookAhead() {
        return new LookAhead(inFlight, this, timers);
    }

    /** How many nodes are up. */
    int up() {
        return up;
    }

    long now() {
        return tracer.now();
    }

    int count() {
        return hosts.length;
    }

    /** Whether no node works on anything: neither its processor nor its disk. */
    boolean areAtRest() {
        for (Host host : hosts) if (host.isAtWork()) return false;
        return true;
    }

    NodePlan plan(int index) {
        return plans.get(index);
    }

    /** One that has been asked for before, as all have once the run has begun. */
    Host booted(int index) {
        return hosts[index];
    }

    /** Made when it is first asked for, right before its node: so they lie side by side in memory, and come together. */
    Host host(int index) {
        if (hosts[index] == null) hosts[index] = newHost(plans.get(index));
        return hosts[index];
    }

    private Host newHost(NodePlan plan) {
        Rng random = root.stream("node." + plan.id().name());
        return new Host(this, plan, random);
    }

    int placeOf(ClientId client) {
        return hosts.length + client.index();
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
        long step = tracer.booted(because, host.place, host.incarnation + 1);
        up++;
        List<FoundDamage> damage = host.damage();
        for (FoundDamage found : damage) handling.told(host, found, step);
        handling.begin(host, null, step);
        host.node = protocol.boot(host);
        if (!damage.isEmpty()) host.storage().disk().forgetDamage();
        handling.end(host);
    }

    void crash(Host host, long because) {
        if (!host.isUp()) return;
        timers.removeAll(host.timerHead);
        host.timerHead = -1;
        dropWaiting(host);
        up--;
        HostStorage.Loss loss = host.dropVolatileState();
        long step = tracer.crashed(because, host.place, loss.writes());
        loss.torn().ifPresent(torn -> handling.told(host, torn, step));
    }

    private void dropWaiting(Host host) {
        for (long payload : host.work().inbox()) {
            if (EventKind.kind(payload) == EventKind.DELIVER) drop(host, EventKind.low(payload), DropReason.DOWN);
        }
    }

    /** The node crashes and stays down until as many reasons as hold it have been {@link #release}d. */
    void hold(Host host, long because) {
        host.hold();
        crash(host, because);
    }

    void release(Host host, long because) {
        host.release();
        bootUnlessHeld(host, because);
    }

    void bootUnlessHeld(Host host, long because) {
        if (!host.isUp() && !host.isHeld()) boot(host, because);
    }

    void pause(Host host, long because) {
        if (host.isUp() && host.work().pause(tracer.now())) tracer.paused(because, host.place);
    }

    /** One pause of this incarnation is over. */
    void resume(Host host, long because) {
        if (!host.isUp() || !host.work().resume()) return;
        tracer.resumed(because, host.place);
        int incarnation = host.incarnation;
        host.notice();
        if (!host.isUp() || host.incarnation != incarnation) return; // it noticed that it must stop
        if (!host.work().isBusy()) {
            serve(host);
            return;
        }
        queue.add(host.work().goOn(tracer.now()), EventKind.payload(EventKind.CPU, host.incarnation, host.place));
    }

    // ---- events ----

    /** A message reached its node. */
    void deliver(int index, int slot) {
        Host host = hosts[index];
        if (!host.isUp()) {
            drop(host, slot, DropReason.DOWN);
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
        tracer.queued(inFlight.sentStep(slot), inFlight.from(slot), host.place, Damaged.asSent(inFlight.message(slot)));
        host.work().inbox().add(EventKind.payload(EventKind.DELIVER, slot));
    }

    /** The node works on the first of its inbox, which takes effect when the work is done. */
    private void work(Host host, long costNanos) {
        queue.add(
                host.work().begin(tracer.now() + costNanos),
                EventKind.payload(EventKind.CPU, host.incarnation, host.place));
    }

    /** A node may have done its work; not if it was paused in the meantime. */
    void cpuDone(int index, int incarnation) {
        Host host = hosts[index];
        if (!host.isUp() || !EventKind.sameHigh(incarnation, host.incarnation)) return;
        if (!host.work().isDone(tracer.now())) return;
        host.work().end();
        handle(host, host.work().inbox().pollFirst());
        serve(host);
    }

    /** Takes on what waits, up to the first thing that needs time. */
    private void serve(Host host) {
        while (!host.mustWait() && !host.work().inbox().isEmpty()) {
            long payload = host.work().inbox().peekFirst();
            boolean message = EventKind.kind(payload) == EventKind.DELIVER;
            long costNanos = message ? host.costNanos(inFlight.message(EventKind.low(payload))) : 0;
            if (costNanos > 0) work(host, costNanos);
            else handle(host, host.work().inbox().pollFirst());
        }
    }

    private void drop(Host host, int slot, DropReason reason) {
        Message sent = Damaged.asSent(inFlight.message(slot));
        tracer.dropped(inFlight.sentStep(slot), inFlight.from(slot), host.place, sent, reason);
        inFlight.release(slot);
    }

    private void receive(Host host, int slot) {
        Message message = inFlight.message(slot);
        if (message instanceof Damaged damaged) {
            Optional<Message> seen = protocol.damaged(damaged.original());
            if (seen.isEmpty()) {
                drop(host, slot, DropReason.CORRUPT);
                return;
            }
            message = seen.get();
        }
        int from = inFlight.from(slot);
        long step = tracer.delivered(inFlight.sentStep(slot), from, host.place, message);
        inFlight.release(slot);
        handling.begin(host, message, step);
        if (message instanceof ClientMessage.Request request) {
            protocol.request(host.node, request);
        } else {
            handling.watch.check(message, "it was delivered");
            protocol.deliver(host.node, roster.id(from), message);
            handling.watch.check(message, "its receiver was done with it");
        }
        handling.end(host);
    }

    /** A timer's event came up. */
    void timer(int slot, int generation) {
        if (!timers.isDue(slot, generation, tracer.now())) return;
        Host host = hosts[timers.node(slot)];
        if (host.mustWait()) {
            host.work().inbox().add(EventKind.payload(EventKind.TIMER, generation, slot));
            return;
        }
        Timer timer = timers.timer(slot);
        boolean set = timers.dueNanos(slot) != TimerPool.NOT_SET;
        long setStep = timers.setStep(slot);
        host.timerHead = timers.remove(host.timerHead, slot);
        if (!set) return;
        handling.begin(host, timer, tracer.timerFired(setStep, host.place, timer));
        protocol.fire(host.node, timer);
        handling.end(host);
    }

    /** A node's oldest forced write is done. */
    void diskDone(int index, int incarnation) {
        Host host = hosts[index];
        if (host.isUp() && EventKind.sameHigh(incarnation, host.incarnation)) disks.done(host);
    }

    /** A write failed: runs the protocol's handler for it, and says whether it has one. */
    boolean writeFailed(Host host, WriteFailed failure, long because) {
        if (!protocol.survivesFailedWrites()) return false;
        host.storage().undoWrites();
        handling.begin(host, failure, because);
        protocol.writeFailed(host.node, failure);
        handling.end(host);
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
        timers.rescale(host.timerHead, tracer.now(), factor);
    }

    private void handle(Host host, long payload) {
        if (EventKind.kind(payload) == EventKind.DELIVER) {
            receive(host, EventKind.low(payload));
        } else {
            timer(EventKind.low(payload), EventKind.high(payload));
        }
    }
}
