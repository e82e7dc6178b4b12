package dev.splitbrain.protocol.crdt;

import dev.splitbrain.protocol.shared.clock.Dot;
import java.util.SortedMap;
import java.util.TreeMap;

/** Merges that are no joins, and merge what they are not about as it should be. */
final class Mistakes {
    private static final long MOST = 1L << 40; // doubling at every exchange, a wrong count would overflow

    private Mistakes() {}

    static Crdt merge(Mutant mutant, Crdt mine, Crdt heard) {
        return switch (mutant) {
            case ADDS_WHEN_MERGING -> adding(mine, heard);
            case FORGETS_WHAT_WAS_REMOVED -> union(mine, heard);
            case TIES_BY_ARRIVAL -> firstToArrive(mine, heard);
            default -> mine.merge(heard);
        };
    }

    private static Crdt adding(Crdt mine, Crdt heard) {
        if (mine instanceof GCounter counter) return adding(counter, (GCounter) heard);
        if (!(mine instanceof PnCounter counter)) return mine.merge(heard);
        PnCounter other = (PnCounter) heard;
        return new PnCounter(adding(counter.added(), other.added()), adding(counter.taken(), other.taken()));
    }

    private static GCounter adding(GCounter mine, GCounter heard) {
        SortedMap<String, Long> both = new TreeMap<>(mine.counts());
        heard.counts().forEach((replica, count) -> both.merge(replica, count, (a, b) -> Math.min(a + b, MOST)));
        return new GCounter(both);
    }

    private static Crdt union(Crdt mine, Crdt heard) {
        if (!(mine instanceof OrSet set)) return mine.merge(heard);
        DottedValues other = ((OrSet) heard).added();
        SortedMap<Dot, Object> both = new TreeMap<>(set.added().byDot());
        both.putAll(other.byDot());
        return new OrSet(new DottedValues(both, set.added().seen().merge(other.seen())));
    }

    private static Crdt firstToArrive(Crdt mine, Crdt heard) {
        if (!(mine instanceof LwwRegister register)) return mine.merge(heard);
        LwwRegister other = (LwwRegister) heard;
        return other.at().time() == register.at().time() ? register : register.merge(other);
    }
}
