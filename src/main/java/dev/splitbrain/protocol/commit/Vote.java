package dev.splitbrain.protocol.commit;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The value of one participant's instance of Paxos: prepared or aborted.
 *
 * @param refusal why it is aborted; empty where it is prepared
 * @param values what the participant read
 */
record Vote(Optional<Refusal> refusal, Map<String, Object> values) {
    Vote {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    static Vote prepared(SortedMap<String, Object> values) {
        return new Vote(Optional.empty(), values);
    }

    static Vote aborted(Refusal reason) {
        return new Vote(Optional.of(reason), Map.of());
    }

    boolean isPrepared() {
        return refusal.isEmpty();
    }

    /** Whether the participant had no other attempt of the request when it voted so, and takes part in none before it. */
    boolean isOfOnlyAttempt() {
        return isPrepared() || refusal.equals(Optional.of(Refusal.CONFLICT));
    }

    @Override
    public String toString() {
        return isPrepared() ? "prepared" : "aborted";
    }
}
