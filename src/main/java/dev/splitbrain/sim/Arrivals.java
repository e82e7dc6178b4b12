package dev.splitbrain.sim;

import dev.splitbrain.random.Rng;
import dev.splitbrain.workload.Load;

/**
 * When one client means to start its next operation under one load, apart from what becomes of earlier ones. Clients take
 * turns, so that together they start operations at an even rate.
 */
final class Arrivals {
    static final long NEVER = Long.MAX_VALUE;
    private static final double SECOND_NANOS = 1e9;

    private final Load load;
    private final int client;
    private final int clients;
    private final long endNanos;
    private final Rng random;
    private double started; // of all clients together: operations up to this client's last
    private int recorded;

    /** {@code endNanos} is when the run ends. */
    Arrivals(Load load, int client, int clients, long endNanos, Rng random) {
        this.load = load;
        this.client = client;
        this.clients = clients;
        this.endNanos = endNanos;
        this.random = random;
        recorded = client;
    }

    /** The first start at or after a time. */
    long firstNanos(long from) {
        if (load instanceof Load.Open open) {
            if (open.poisson()) return from + gapNanos(open);
            return from + Math.round(SECOND_NANOS / open.perSecond() * client);
        }
        if (load instanceof Load.Changing changing) {
            started = changing.startedUntil(from) + (changing.poisson() ? exponential() * clients : client);
            return whenStarted(changing);
        }
        return load instanceof Load.Recorded times ? nextRecorded(times, from) : NEVER;
    }

    /** The start after one at {@code now}. */
    long nextNanos(long now) {
        if (load instanceof Load.Open open) return now + gapNanos(open);
        if (load instanceof Load.Changing changing) {
            started += (changing.poisson() ? exponential() : 1) * clients;
            return whenStarted(changing);
        }
        return load instanceof Load.Recorded times ? nextRecorded(times, now) : NEVER;
    }

    private long gapNanos(Load.Open open) {
        double meanNanos = SECOND_NANOS / open.perSecond() * clients;
        return open.poisson() ? Math.round(meanNanos * exponential()) : Math.round(meanNanos);
    }

    private double exponential() {
        return -StrictMath.log(1 - random.nextDouble());
    }

    private long whenStarted(Load.Changing changing) {
        long at = changing.whenStarted(started, endNanos);
        return at < endNanos ? at : NEVER;
    }

    private long nextRecorded(Load.Recorded times, long from) {
        while (recorded < times.atNanos().size()) {
            long at = times.atNanos().get(recorded);
            recorded += clients;
            if (at >= from) return at;
        }
        return NEVER;
    }
}
