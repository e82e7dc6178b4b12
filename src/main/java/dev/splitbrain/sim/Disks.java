package dev.splitbrain.sim;

import dev.splitbrain.node.WriteFailed;

/**
 * Turns writes into time: forced ones queue before the disk, one after the other, and hold back what the node sends after
 * them; unforced ones become durable with the next forced one, or when the disk finds time. The disk works on while its node
 * is paused; the node learns of it when the pause is over.
 */
final class Disks {
    /** How long a supervisor takes to start a node again that stopped since a write failed. */
    private static final long RESTART_NANOS = 1_000_000_000;

    /** After this time the operating system writes back what nobody forced. */
    private static final long WRITE_BACK_NANOS = 5_000_000_000L;

    private static final long LEAST_FAILURE_NANOS = 1_000; // so that who tries again and again does not stop time

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
        boolean busy = host.isWriting();
        host.storage().queue().add(new DiskQueue.Force(through, tracer.wrote(cause, host.place, true)));
        if (!busy) work(host);
    }

    /** The disk works on the oldest forced write; on several, where they take no time. */
    private void work(Host host) {
        DiskQueue disk = host.storage().queue();
        while (!disk.isIdle()) {
            boolean fails = host.storage().device().fails();
            long nanos = host.storage().device().serviceNanos();
            if (fails) nanos = Math.max(nanos, LEAST_FAILURE_NANOS);
            long doneNanos = hosts.now() + nanos;
            disk.begin(fails, doneNanos);
            if (nanos > 0) {
                queue.add(doneNanos, EventKind.payload(EventKind.DISK, host.incarnation, host.place));
                return;
            }
            becameDurable(host, disk.done());
        }
    }

    /** The disk has done its work on the oldest forced write: durable, unless it failed. */
    void done(Host host) {
        DiskQueue disk = host.storage().queue();
        if (!disk.isDue(hosts.now())) return;
        if (disk.fails()) {
            long wroteStep = disk.first().wroteStep();
            host.whenRunning(() -> failed(host, wroteStep));
            return;
        }
        becameDurable(host, disk.done());
        work(host);
    }

    private void becameDurable(Host host, DiskQueue.Force force) {
        tracer.becameDurable(force.wroteStep(), host.place);
        host.storage().disk().becameDurable(force.through());
        if (host.isPaused()) host.whenRunning(() -> release(host, force.through()));
        else release(host, force.through());
    }

    /** What waited for these writes leaves. */
    private void release(Host host, long through) {
        DiskQueue disk = host.storage().queue();
        for (DiskQueue.Held held = disk.release(through); held != null; held = disk.release(through)) {
            hosts.handling.transmit(host, held.to(), held.message(), held.cause());
        }
    }

    /**
     * Whoever cannot write stops at once, since what it would say next may be a lie; it starts again later. A protocol
     * that handles failed writes goes on without what was not durable.
     */
    private void failed(Host host, long wroteStep) {
        boolean full = host.storage().device().isFull();
        WriteFailed failure = new WriteFailed(full, host.storage().disk().unsafeWrites());
        long step = hosts.handling.told(host, failure, wroteStep);
        if (hosts.writeFailed(host, failure, step)) return;
        hosts.hold(host, step);
        if (full) host.storage().waitsForRoom = true;
        else actions.at(hosts.now() + RESTART_NANOS, () -> hosts.release(host, step));
    }

    /** The disk may have room again, for a node that stopped since it had none. */
    void maybeRoom(Host host, long because) {
        if (!host.storage().waitsForRoom || host.storage().device().isFull()) return;
        host.storage().waitsForRoom = false;
        hosts.release(host, because);
    }

    /** All writes up to the {@code through}th wait for a forced one, or for the operating system; if there is room. */
    void wroteUnforced(Host host, long through, long cause) {
        long step = tracer.wrote(cause, host.place, false);
        if (host.storage().device().isFull()) {
            soon(host, LEAST_FAILURE_NANOS, () -> failed(host, step)); // not amid the handler that wrote
        } else if (!host.storage().writesBack) {
            writeBackLater(host, through, step);
        }
    }

    private void writeBackLater(Host host, long through, long step) {
        host.storage().writesBack = true;
        soon(host, WRITE_BACK_NANOS, () -> writeBack(host, through, step));
    }

    private void writeBack(Host host, long through, long step) {
        host.storage().writesBack = false;
        if (!host.isWriting() && host.storage().disk().durable() < through) { // else a forced write brings it along
            tracer.becameDurable(step, host.place);
            host.storage().disk().becameDurable(through);
        }
        if (host.storage().disk().written() > through)
            writeBackLater(host, host.storage().disk().written(), step);
    }

    /** Unless the node crashes before. */
    private void soon(Host host, long inNanos, Runnable action) {
        int incarnation = host.incarnation;
        actions.at(hosts.now() + inNanos, () -> {
            if (host.isUp() && host.incarnation == incarnation) action.run();
        });
    }
}
