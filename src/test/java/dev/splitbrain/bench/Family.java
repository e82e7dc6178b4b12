package dev.splitbrain.bench;

import java.util.Arrays;
import java.util.List;

/**
 * Benchmarks that share a virtual machine, with their yardsticks. What other families do to its compiler and its heap would be
 * measured with them otherwise.
 */
enum Family {
    QUEUE(10, "queue.", "yardstick.hold."),
    RING(13, "ring.", "yardstick.ring."),
    RAFT(5, "raft."),
    GOSSIP(0, "gossip."),
    CHECK(12, "check."),
    MEMORY(5, "memory.", "allocation.");

    private final int quickSeconds;
    private final List<String> beginnings; // of their names

    Family(int quickSeconds, String... beginnings) {
        this.quickSeconds = quickSeconds;
        this.beginnings = List.of(beginnings);
    }

    /** Its share of a quick run's time; 0 for one that takes too long for that. */
    int quickSeconds() {
        return quickSeconds;
    }

    boolean has(Benchmark benchmark) {
        return beginnings.stream().anyMatch(benchmark.name()::startsWith);
    }

    static Family of(Benchmark benchmark) {
        List<Family> families =
                Arrays.stream(values()).filter(family -> family.has(benchmark)).toList();
        if (families.size() != 1) throw new IllegalStateException(benchmark.name() + " is of " + families);
        return families.get(0);
    }
}
