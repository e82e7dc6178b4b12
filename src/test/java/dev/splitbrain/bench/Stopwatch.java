package dev.splitbrain.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The time of one repetition. How long it goes on is counted on the wall clock; what it took as well, or in processor time
 * of this process (garbage collection included), which other people's work on the same machine leaves alone.
 */
final class Stopwatch {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long limitNanos;
    private final boolean processorTime;
    private long startWallNanos;
    private long startNanos;

    Stopwatch(long limitMillis, boolean processorTime) {
        limitNanos = limitMillis * 1_000_000;
        this.processorTime = processorTime;
    }

    /** Begins: what came before was preparation. */
    void start() {
        startWallNanos = System.nanoTime();
        startNanos = nanos();
    }

    /** Whether this was long enough. */
    boolean isOver() {
        return System.nanoTime() - startWallNanos >= limitNanos;
    }

    /** The rate, where so much was done since the start. */
    double perSecond(long count) {
        return count * 1e9 / (nanos() - startNanos);
    }

    private long nanos() {
        return processorTime ? SYSTEM.getProcessCpuTime() : System.nanoTime();
    }
}
