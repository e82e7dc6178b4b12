package dev.splitbrain.bench;

import java.util.Arrays;
import java.util.List;

/**
 * Benchmarks that share a virtual machine, with their yardsticks. What other families do to its compiler and its heap would be
 * measured with them otherwise.
 */
enum Family {
    QUEUE("queue", 10),
    RING("ring", 13),
    RAFT("raft", 5),
    GOSSIP("gossip", 0),
    CHECK("check", 12),
    MEMORY("memory", 5);

    private final String prefix;
    private final int quickSeconds;

    Family(String prefix, int quickSeconds) {
        this.prefix = prefix;
        this.quickSeconds = quickSeconds;
    }

    /** Its share of a quick run's time; 0 for one that takes too long for that. */
    int quickSeconds() {
        return quickSeconds;
    }

    boolean has(Benchmark benchmark) {
        return switch (this) {
            case QUEUE -> benchmark.name().contains(".hold.");
            case RING -> benchmark.name().startsWith("ring") || benchmark.name().equals(YardstickRing.NAME);
            case MEMORY -> benchmark.name().startsWith(prefix) || benchmark instanceof Allocation;
            default -> benchmark.name().startsWith(prefix);
        };
    }

    static Family of(Benchmark benchmark) {
        List<Family> families =
                Arrays.stream(values()).filter(family -> family.has(benchmark)).toList();
        if (families.size() != 1) throw new IllegalStateException(benchmark.name() + " is of " + families);
        return families.get(0);
    }
}
