package dev.splitbrain.sim;

/**
 * Turns writes into time: forced ones queue before the disk, one after the other, and hold back what the node sends after
 * them; unforced ones become durable with the next forced one, or when the disk finds time.
 */
final class Disks {
    /** How long a supervisor takes to start a node again that stopped since a write failed. */
    private static final long RESTART_NANOS = 1_000_000_000;

    /** After this time the operating system writes back what nobody forced. */
    private static final long WRITE_BACK_NANOS = 5_000_000_000L;

    private final Hosts hosts;
    private final EventQueue queue;
    private final Actions actions;
    private final Tracer tracer;

    Disks(Hosts hosts, EventQueue queue, Actions actions, Tracer tracer) {
        this.hosts = hosts;
        this.queue = queue;
        this.actions = actions;
        this.tracer = tracer;
    }

    /** Writes of one handler between two sends are one forced write: all up to the {@code through}th. */
    void force(Host host, long through, long cause) {
        long step = tracer.wrote(cause, host.index, true);
        boolean fails = host.device().fails();
        long serviceNanos = host.device().serviceNanos();
        if (serviceNanos == 0 && !host.isWriting() && !fails) {
            tracer.becameDurable(step, host.index);
            host.disk().becameDurable(through);
            return;
        }
        DiskQueue.Force force = new DiskQueue.Force(through, step, fails);
        long doneNanos = host.diskQueue().force(force, hosts.now(), serviceNanos);
        queue.add(doneNanos, EventKind.payload(EventKind.DISK, host.incarnation, host.index));
    }

    /** The oldest forced write is done: durable, unless it failed. */
    void done(Host host) {
        DiskQueue disk = host.diskQueue();
        DiskQueue.Force force = disk.first();
        if (force.fails()) {
            failed(host, force.wroteStep());
            return;
        }
        disk.done();
        tracer.becameDurable(force.wroteStep(), host.index);
        host.disk().becameDurable(force.through());
        for (DiskQueue.Held held = disk.release(force.through()); held != null; held = disk.release(force.through())) {
            hosts.transmit(host, held.to(), held.message(), held.cause());
        }
    }

    /** Whoever cannot write stops at once, since what it would say next may be a lie; it starts again later. */
    private void failed(Host host, long wroteStep) {
        hosts.hold(host, wroteStep);
        if (host.device().isFull()) host.waitsForRoom = true;
        else actions.at(hosts.now() + RESTART_NANOS, () -> hosts.release(host, wroteStep));
    }

    /** The disk may have room again, for a node that stopped since it had none. */
    void maybeRoom(Host host, long because) {
        if (!host.waitsForRoom || host.device().isFull()) return;
        host.waitsForRoom = false;
        hosts.release(host, because);
    }

    /** All writes up to the {@code through}th wait for a forced one, or for the operating system. */
    void wroteUnforced(Host host, long through, long cause) {
        long step = tracer.wrote(cause, host.index, false);
        if (!host.writesBack) writeBackLater(host, through, step);
    }

    private void writeBackLater(Host host, long through, long step) {
        host.writesBack = true;
        int incarnation = host.incarnation;
        actions.at(hosts.now() + WRITE_BACK_NANOS, () -> {
            if (host.isUp() && host.incarnation == incarnation) writeBack(host, through, step);
        });
    }

    private void writeBack(Host host, long through, long step) {
        host.writesBack = false;
        if (!host.isWriting() && host.disk().durable() < through) { // else a forced write brings it along
            tracer.becameDurable(step, host.index);
            host.disk().becameDurable(through);
        }
        if (host.disk().written() > through) writeBackLater(host, host.disk().written(), step);
    }
}
