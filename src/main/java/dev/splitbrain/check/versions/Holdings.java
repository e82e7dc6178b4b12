package dev.splitbrain.check.versions;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.VersionNote;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which values each node of a store holds of each key, and since when all that should hold it hold the same. */
public final class Holdings {
    private final SortedMap<String, Key> keys = new TreeMap<>();

    /** One key at all its replicas. */
    private static final class Key {
        private final Map<NodeId, List<Object>> values = new TreeMap<>();
        private final Set<NodeId> replicas = new TreeSet<>();
        private boolean agreed = true;
        private long agreedSinceNanos;

        private void look(long nanos) {
            Set<List<Object>> different = new java.util.HashSet<>(); // counted only
            for (NodeId replica : replicas) different.add(values.getOrDefault(replica, List.of()));
            boolean agrees = different.size() <= 1;
            if (agrees && !agreed) agreedSinceNanos = nanos;
            agreed = agrees;
        }
    }

    /** The steps that it must be told of. */
    public static Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED, StepKind.BOOTED);
    }

    /** A step happened. */
    public void accept(Step step) {
        if (step instanceof Step.Booted booted && booted.incarnation() > 1) {
            // What the node finds on its disk it tells anew; what it does not tell, the crash has lost.
            for (Key key : keys.values()) {
                if (key.values.remove(booted.node()) != null) key.look(step.timeNanos());
            }
        } else if (step instanceof Step.Noted noted && noted.note() instanceof VersionNote.Holds holds) {
            Key key = keys.computeIfAbsent(holds.key(), name -> new Key());
            key.values.put(noted.node(), holds.values());
            key.replicas.addAll(holds.replicas());
            key.look(step.timeNanos());
        }
    }

    /** The keys that some node holds. */
    public Set<String> keys() {
        return keys.keySet();
    }

    /** The values that any node holds of a key. */
    public Set<Object> anywhere(String name) {
        Set<Object> all = new java.util.LinkedHashSet<>();
        Key key = keys.get(name);
        if (key != null) key.values.values().forEach(all::addAll);
        return all;
    }

    /** Since when all replicas of a key hold the same; the largest number where they do not. */
    public long agreedSinceNanos(String name) {
        Key key = keys.get(name);
        return key.agreed ? key.agreedSinceNanos : Long.MAX_VALUE;
    }

    /** What each node holds of a key. */
    public String words(String name) {
        return keys.get(name).values.toString();
    }
}
