package dev.splitbrain.bench;

import com.sun.management.ThreadMXBean;
import dev.splitbrain.sim.Progress;
import java.lang.management.ManagementFactory;

/** Bytes that the ring of a thousand nodes allocates for each message that is delivered, the message included; less is better. */
public final class Allocation implements Benchmark {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long FROM = 1 << 20;
    private static final long THROUGH = 3 << 20;

    @Override
    public String name() {
        return "allocation.ring.1e3";
    }

    @Override
    public String unit() {
        return "bytes";
    }

    @Override
    public double measure(Stopwatch stopwatch) {
        return bytesPerMessage();
    }

    /** Counted by the machine, not by a clock: equal on every run but for a few bytes. */
    public static double bytesPerMessage() {
        long[] allocated = new long[2];
        Progress count = (timeNanos, events) -> {
            if (events == FROM) allocated[0] = THREADS.getCurrentThreadAllocatedBytes();
            if (events == THROUGH) allocated[1] = THREADS.getCurrentThreadAllocatedBytes();
            return events < THROUGH;
        };
        new Ring(1_000).simulation().report(count).run();
        return (allocated[1] - allocated[0]) / (double) (THROUGH - FROM);
    }
}
