package dev.splitbrain.bench;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Exponential;
import dev.splitbrain.random.Rng;
import java.util.PriorityQueue;

/** A thousand nodes without a framework: each delivery counts and sends to a random node with an exponential delay. */
final class YardstickRing implements Benchmark {
    static final String NAME = "yardstick.ring.1e3";

    private static final int NODES = 1_000;

    private final Distribution delay = new Exponential(1e6);
    private final Rng rng = new Rng(1);
    private final PriorityQueue<YardstickEvent> queue = new PriorityQueue<>();
    private final long[] received = new long[NODES];
    private long scheduled;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String unit() {
        return "M messages/s";
    }

    @Override
    public double measure(Stopwatch stopwatch) {
        while (queue.size() < NODES) send(0);
        return Loop.millionsPerSecond(stopwatch, this::deliver);
    }

    private void deliver(int times) {
        for (int i = 0; i < times; i++) {
            YardstickEvent event = queue.poll();
            received[event.target()]++;
            send(event.timeNanos());
        }
    }

    private void send(long nowNanos) {
        int target = rng.nextInt(NODES);
        queue.add(new YardstickEvent(nowNanos + delay.sampleLong(rng), scheduled++, target));
    }
}
