package dev.splitbrain.bench;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Exponential;
import dev.splitbrain.random.Rng;
import dev.splitbrain.sim.EventQueue;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * The hold model (Jones 1986): take the next event and add one an exponential time after it, while so many are pending.
 * The gap between events is a microsecond whatever their number.
 */
final class Hold {
    private Hold() {}

    static List<Benchmark> all() {
        return Stream.of(1_000, 100_000, 1_000_000)
                .flatMap(pending -> Stream.<Benchmark>of(new Yardstick(pending), new Queue(pending)))
                .toList();
    }

    private static String name(String subject, int pending) {
        return subject + ".hold.1e" + (int) Math.round(Math.log10(pending));
    }

    private static Distribution increment(int pending) {
        return new Exponential(1_000.0 * pending);
    }

    /** The engine's event queue. */
    private static final class Queue implements Benchmark {
        private final int pending;
        private final Distribution increment;
        private final Rng rng = new Rng(1);
        private final EventQueue queue = new EventQueue();

        Queue(int pending) {
            this.pending = pending;
            increment = increment(pending);
        }

        @Override
        public String name() {
            return Hold.name("queue", pending);
        }

        @Override
        public String unit() {
            return "M events/s";
        }

        @Override
        public String yardstick() {
            return Hold.name("yardstick", pending);
        }

        @Override
        public double measure(Stopwatch stopwatch) {
            while (queue.size() < pending) queue.add(increment.sampleLong(rng), queue.size());
            return Loop.millionsPerSecond(stopwatch, this::hold);
        }

        private void hold(int times) {
            for (int i = 0; i < times; i++) {
                long payload = queue.poll();
                queue.add(queue.timeNanos() + increment.sampleLong(rng), payload);
            }
        }
    }

    /** {@code java.util.PriorityQueue}. */
    private static final class Yardstick implements Benchmark {
        private final int pending;
        private final Distribution increment;
        private final Rng rng = new Rng(1);
        private final PriorityQueue<YardstickEvent> queue = new PriorityQueue<>();
        private long scheduled;

        Yardstick(int pending) {
            this.pending = pending;
            increment = increment(pending);
        }

        @Override
        public String name() {
            return Hold.name("yardstick", pending);
        }

        @Override
        public String unit() {
            return "M events/s";
        }

        @Override
        public double measure(Stopwatch stopwatch) {
            while (queue.size() < pending) add(0, queue.size());
            return Loop.millionsPerSecond(stopwatch, this::hold);
        }

        private void hold(int times) {
            for (int i = 0; i < times; i++) {
                YardstickEvent event = queue.poll();
                add(event.timeNanos(), event.target());
            }
        }

        private void add(long nowNanos, int target) {
            queue.add(new YardstickEvent(nowNanos + increment.sampleLong(rng), scheduled++, target));
        }
    }
}
