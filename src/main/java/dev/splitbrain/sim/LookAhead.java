package dev.splitbrain.sim;

/**
 * Reads what the next events will need, a moment before they need it. In a big cluster each event meets a node that nobody
 * has met for long, and would wait for memory at every step from the event to the message to its node; what is asked for
 * together comes together. It changes nothing but the time that a run takes.
 */
final class LookAhead implements EventQueue.Soon {
    /** Smaller clusters lie near the processor anyway. */
    static final int LEAST_NODES = 4_096;

    private static final int LEAST_WORDS = 2 * 8; // of fewer events there is little to overlap

    private final InFlight inFlight;
    private final Hosts hosts;
    private final TimerPool timers;
    private final int[] nodes = new int[EventChunks.EVENTS];
    private final Host[] found = new Host[EventChunks.EVENTS];
    private long seen; // kept, so that no compiler finds the looking useless

    LookAhead(InFlight inFlight, Hosts hosts, TimerPool timers) {
        this.inFlight = inFlight;
        this.hosts = hosts;
        this.timers = timers;
    }

    /** Step by step for all: what one step finds is where the next one looks. */
    @Override
    public void come(long[] words, int from, int to) {
        if (to - from < LEAST_WORDS) return;
        int count = 0;
        for (int at = from; at < to; at += 2) {
            int node = nodeOf(words[at + 1]);
            if (node < hosts.count()) nodes[count++] = node;
        }
        for (int i = 0; i < count; i++) found[i] = hosts.host(nodes[i]);
        long sum = 0;
        for (int i = 0; i < count; i++) sum += found[i].look();
        for (int at = from; at < to; at += 2) sum += look(words[at + 1]);
        seen += sum;
    }

    private int nodeOf(long payload) {
        int low = EventKind.low(payload);
        return switch (EventKind.kind(payload)) {
            case EventKind.DELIVER -> EventKind.high(payload);
            case EventKind.TIMER -> timers.node(low);
            default -> Integer.MAX_VALUE;
        };
    }

    private long look(long payload) {
        int low = EventKind.low(payload);
        return switch (EventKind.kind(payload)) {
            case EventKind.DELIVER -> inFlight.sentStep(low) + touch(inFlight.message(low));
            case EventKind.TIMER -> timers.dueNanos(low) + touch(timers.timer(low));
            default -> 0;
        };
    }

    /** Reads of what class something is, which lies where its content begins. */
    static long touch(Object something) {
        return something instanceof LookAhead ? 1 : 0;
    }
}
