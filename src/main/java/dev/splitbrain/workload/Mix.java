package dev.splitbrain.workload;

import dev.splitbrain.random.Rng;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which operations clients do.
 *
 * @param shares of operations by name, drawn by chance; they need not add up to one
 * @param turns instead, operations that each client does one after the other, over and over; empty for by chance
 */
public record Mix(Map<String, Double> shares, List<String> turns) {
    public Mix {
        shares = Collections.unmodifiableMap(new TreeMap<>(shares)); // by name: the order that they are drawn in
        turns = List.copyOf(turns);
    }

    /** Operations by chance. */
    public Mix(Map<String, Double> shares) {
        this(shares, List.of());
    }

    /** Operations in turn. */
    public static Mix inTurn(List<String> turns) {
        return new Mix(Map.of(), turns);
    }

    /** The name of a client's next operation, where it has begun so many. */
    public String next(long begun, Rng rng) {
        return turns.isEmpty() ? draw(rng) : turns.get((int) (begun % turns.size()));
    }

    private String draw(Rng rng) {
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
