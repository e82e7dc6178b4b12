package dev.splitbrain.protocol.shared.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.ClockValue.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Clock values compare as their papers say. */
class ClockValuesTest {
    /** All vectors of three participants with counts up to two. */
    private static List<VectorClock> vectors() {
        List<VectorClock> all = new ArrayList<>();
        for (long a = 0; a < 3; a++)
            for (long b = 0; b < 3; b++)
                for (long c = 0; c < 3; c++)
                    all.add(new VectorClock(new TreeMap<>())
                            .with("a", a)
                            .with("b", b)
                            .with("c", c));
        return all;
    }

    @Test
    void vectorsCompareAsTheSetsOfEventsThatTheyStandFor() {
        for (VectorClock one : vectors()) {
            for (VectorClock other : vectors()) {
                boolean within = true;
                boolean holds = true;
                for (String name : List.of("a", "b", "c")) {
                    within &= one.of(name) <= other.of(name);
                    holds &= one.of(name) >= other.of(name);
                }
                assertEquals(Relation.of(within, holds), one.relationTo(other));
                VectorClock both = one.merge(other);
                assertTrue(one.isWithin(both) && other.isWithin(both));
                for (String name : List.of("a", "b", "c"))
                    assertEquals(Math.max(one.of(name), other.of(name)), both.of(name));
            }
        }
    }

    @Test
    void aDotIsBeforeExactlyThoseThatHaveItInTheirPast() {
        DottedVersion first = new DottedVersion(new Dot("n1", 1), VectorClock.ZERO);
        DottedVersion blind = new DottedVersion(new Dot("n1", 2), VectorClock.ZERO);
        DottedVersion informed = new DottedVersion(new Dot("n1", 3), VectorClock.ZERO.with("n1", 1));
        assertEquals(Relation.CONCURRENT, first.relationTo(blind)); // a version vector would call it older
        assertEquals(Relation.BEFORE, first.relationTo(informed));
        assertEquals(Relation.AFTER, informed.relationTo(first));
        assertEquals(Relation.CONCURRENT, informed.relationTo(blind));
    }

    @Test
    void aHybridClockFollowsTheWallAndCountsWhereItCannot() {
        HybridClock clock = new HybridClock("n1", Timestamp.NEVER);
        assertEquals(new Timestamp(10, 0, "n1"), clock.tick(10));
        assertEquals(new Timestamp(10, 1, "n1"), clock.tick(10));
        assertEquals(new Timestamp(10, 2, "n1"), clock.tick(3)); // the wall clock was set back
        assertEquals(new Timestamp(50, 8, "n1"), clock.receive(new Timestamp(50, 7, "n2"), 20));
        assertEquals(new Timestamp(50, 9, "n1"), clock.receive(new Timestamp(50, 4, "n2"), 20));
        assertEquals(new Timestamp(60, 0, "n1"), clock.receive(new Timestamp(50, 9, "n2"), 60));
    }
}
