package dev.splitbrain.protocol.viewstamped;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How often each replica has started, as far as this one knows (Michael et al. 2017). It travels with what makes a quorum: what
 * a replica sent before a crash is left out once anybody in the quorum knows that it has started again since.
 */
final class CrashVector {
    private final long[] starts; // by the replica's number

    CrashVector(int replicas) {
        starts = new long[replicas];
    }

    /** A replica has started for at least the {@code number}th time. */
    void learn(int replica, long number) {
        starts[replica] = Math.max(starts[replica], number);
    }

    /** What another replica knew. */
    void learn(List<Long> others) {
        for (int replica = 0; replica < starts.length; replica++) learn(replica, others.get(replica));
    }

    List<Long> value() {
        return Arrays.stream(starts).boxed().toList();
    }

    /** Those answers, by the replica that gave them, that are not known to be from before a crash. */
    static <T> SortedMap<Integer, T> consistent(SortedMap<Integer, T> answers, Function<T, List<Long>> crashes) {
        SortedMap<Integer, T> consistent = new TreeMap<>();
        for (Map.Entry<Integer, T> answer : answers.entrySet()) {
            int sender = answer.getKey();
            long known = answers.values().stream()
                    .mapToLong(each -> crashes.apply(each).get(sender))
                    .max()
                    .orElse(0);
            if (crashes.apply(answer.getValue()).get(sender) >= known) consistent.put(sender, answer.getValue());
        }
        return consistent;
    }

    @Override
    public String toString() {
        return value().toString();
    }
}
