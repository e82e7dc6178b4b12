package dev.splitbrain.world;

import java.util.List;

/**
 * Faults by chance.
 *
 * @param kinds the actions that may happen, by name
 * @param perNanos on average one in this time, where a seed draws no other strength
 * @param fromNanos not before
 * @param claims what it keeps within
 */
public record Chaos(List<String> kinds, long perNanos, long fromNanos, Claims claims) {
    public Chaos {
        kinds = List.copyOf(kinds);
    }
}
