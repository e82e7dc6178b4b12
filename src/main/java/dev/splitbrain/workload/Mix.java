package dev.splitbrain.workload;

import dev.splitbrain.random.Rng;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Shares of operations by name; they need not add up to one. */
public record Mix(Map<String, Double> shares) {
    public Mix {
        shares = Collections.unmodifiableMap(new TreeMap<>(shares)); // by name: the order that they are drawn in
    }

    /** The name of the next operation. */
    public String draw(Rng rng) {
        double left = rng.nextDouble() * total();
        String last = "";
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            last = share.getKey();
            left -= share.getValue();
            if (left < 0) return last;
        }
        return last;
    }

    private double total() {
        double total = 0;
        for (double share : shares.values()) total += share;
        return total;
    }
}
