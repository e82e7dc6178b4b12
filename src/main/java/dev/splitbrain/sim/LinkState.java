package dev.splitbrain.sim;

import dev.splitbrain.random.Rng;
import dev.splitbrain.world.Link;

/** What an ordered link remembers from message to message: its burst, its queue, and what arrived last. */
final class LinkState {
    static final long NO_ROOM = -1;
    private static final int BITS = 8;
    private static final double SECOND_NANOS = 1e9;

    private boolean bad;
    private double
            freeNanos; // when the line has sent all that waits before it; not rounded, or fast lines would lose time
    private long lastArrivalNanos;

    /** The link turns good or bad for the next message, which vanishes or not (Gilbert 1960; Elliott 1963). */
    boolean losesInBurst(Link.Bursts bursts, Rng rng) {
        bad = bad ? !rng.chance(bursts.end()) : rng.chance(bursts.begin());
        return bad && rng.chance(bursts.loss());
    }

    /** When the last bit of a message is on the line; {@link #NO_ROOM} where the queue before it is too full. */
    long leavesAt(long now, long bytes, Link.Pipe pipe) {
        double startNanos = Math.max(now, freeNanos);
        double waitingBytes = (startNanos - now) * pipe.bitsPerSecond() / BITS / SECOND_NANOS;
        boolean idle = startNanos == now;
        if (!idle && Math.round(waitingBytes) + bytes > pipe.queueBytes()) return NO_ROOM;
        freeNanos = startNanos + bytes * BITS / pipe.bitsPerSecond() * SECOND_NANOS;
        return Math.round(freeNanos);
    }

    /** An arrival that does not overtake the one before it. */
    long inOrder(long arrivalNanos) {
        lastArrivalNanos = Math.max(lastArrivalNanos, arrivalNanos);
        return lastArrivalNanos;
    }
}
