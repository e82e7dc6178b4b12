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
    private final int[] messages = new int[EventChunks.EVENTS]; // their slots
    private final int[] due = new int[EventChunks.EVENTS]; // slots of timers
    private int nodeCount;
    private int messageCount;
    private int dueCount;
    private long seen; // kept, so that no compiler finds the looking useless

    LookAhead(InFlight inFlight, Hosts hosts, TimerPool timers) {
        this.inFlight = inFlight;
        this.hosts = hosts;
        this.timers = timers;
    }

    /** Step by step, and each step for all: what one step finds is where the next one looks. */
    @Override
    public void come(long[] words, int from, int to) {
        if (to - from < LEAST_WORDS) return;
        pick(words, from, to);
        long sum = 0;
        for (int i = 0; i < nodeCount; i++) sum += isThere(hosts.booted(nodes[i]));
        for (int i = 0; i < messageCount; i++) sum += isThere(inFlight.message(messages[i]));
        for (int i = 0; i < messageCount; i++) sum += inFlight.sentStep(messages[i]);
        for (int i = 0; i < nodeCount; i++) sum += hosts.booted(nodes[i]).look();
        for (int i = 0; i < messageCount; i++) sum += touch(inFlight.message(messages[i]));
        for (int i = 0; i < nodeCount; i++) sum += hosts.booted(nodes[i]).lookFurther();
        for (int i = 0; i < dueCount; i++) sum += timers.dueNanos(due[i]) + touch(timers.timer(due[i]));
        seen += sum;
    }

    private void pick(long[] words, int from, int to) {
        nodeCount = 0;
        messageCount = 0;
        dueCount = 0;
        for (int at = from; at < to; at += 2) {
            long payload = words[at + 1];
            int low = EventKind.low(payload);
            if (EventKind.kind(payload) == EventKind.DELIVER) {
                messages[messageCount++] = low;
                int receiver = EventKind.high(payload);
                if (receiver < hosts.count()) nodes[nodeCount++] = receiver;
            } else if (EventKind.kind(payload) == EventKind.TIMER) {
                due[dueCount++] = low;
                nodes[nodeCount++] = timers.node(low);
            }
        }
    }

    private static int isThere(Object something) {
        return something == null ? 0 : 1;
    }

    /** Reads of what class something is, which lies where its content begins. */
    static long touch(Object something) {
        return something instanceof LookAhead ? 1 : 0;
    }
}
