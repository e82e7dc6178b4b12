package dev.splitbrain.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The repetitions of a benchmark. */
final class Measured {
    private final Benchmark benchmark;
    private final List<Double> sorted = new ArrayList<>();

    Measured(Benchmark benchmark) {
        this.benchmark = benchmark;
    }

    Benchmark benchmark() {
        return benchmark;
    }

    void add(double value) {
        sorted.add(value);
        Collections.sort(sorted);
    }

    List<Double> values() {
        return sorted;
    }

    double median() {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double min() {
        return sorted.get(0);
    }

    double max() {
        return sorted.get(sorted.size() - 1);
    }
}
