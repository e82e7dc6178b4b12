package dev.splitbrain.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.random.Rng;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ChaosScheduleTest {
    private static final long S = 1_000_000_000;
    private static final List<String> KINDS = List.of(
            "crash",
            "restart",
            "crash-loop",
            "pause",
            "cpu",
            "partition",
            "block",
            "hold",
            "slow",
            "drop",
            "duplicate",
            "corrupt",
            "clock",
            "disk",
            "byzantine");

    private static List<Fault> draw(Claims claims, long seed) {
        List<NodePlan> nodes = new ArrayList<>();
        for (int i = 0; i < 5; i++) nodes.add(new NodePlan(new NodeId(i, "n" + (i + 1)), "node", ""));
        return ChaosSchedule.draw(new Chaos(KINDS, 2 * S, S, claims), nodes, 45 * S, 3, new Rng(seed));
    }

    private static long begin(Fault fault) {
        return ((FaultTime.At) fault.time()).atNanos();
    }

    private static long end(Fault fault) {
        return begin(fault) + (long) fault.lengthNanos().orElseThrow().mean();
    }

    private static int downed(Fault fault) {
        FaultAction action = fault.action();
        Selector who = action instanceof FaultAction.Crash crash
                ? crash.nodes()
                : action instanceof FaultAction.Restart restart
                        ? restart.nodes()
                        : action instanceof FaultAction.CrashLoop loop ? loop.nodes() : new Selector.Named(List.of());
        return ((Selector.Named) who).names().size();
    }

    @Test
    void theSameSeedDrawsTheSameAndAnotherDrawsAnother() {
        assertEquals(draw(Claims.CRASH_RECOVERY, 1), draw(Claims.CRASH_RECOVERY, 1));
        assertNotEquals(draw(Claims.CRASH_RECOVERY, 1), draw(Claims.CRASH_RECOVERY, 2));
    }

    @Test
    void neverMoreNodesAreDownThanTheProtocolClaimsToSurvive() {
        int most = 0;
        for (long seed = 0; seed < 300; seed++) {
            List<Fault> faults = draw(Claims.CRASH_RECOVERY, seed);
            for (Fault fault : faults) {
                int together = faults.stream()
                        .filter(other -> begin(other) <= begin(fault) && begin(fault) <= end(other))
                        .mapToInt(ChaosScheduleTest::downed)
                        .sum();
                most = Math.max(most, together);
                assertTrue(together <= 2, "seed " + seed + ": " + together + " of 5 nodes are down");
            }
        }
        assertEquals(2, most, "and it goes as far as the claims allow");
    }

    @Test
    void allFaultsAreOverWhenTheRunHeals() {
        for (long seed = 0; seed < 300; seed++) {
            for (Fault fault : draw(Claims.CRASH_RECOVERY, seed)) {
                assertTrue(begin(fault) > S && end(fault) <= 45 * S, fault.toString());
            }
        }
    }

    @Test
    void eachSeedDrawsItsOwnKindsAndAllOccur() {
        Set<Set<String>> swarms = new java.util.LinkedHashSet<>();
        Set<String> all = new TreeSet<>();
        for (long seed = 0; seed < 100; seed++) {
            Set<String> kinds = new TreeSet<>();
            for (Fault fault : draw(Claims.CRASH_RECOVERY, seed))
                kinds.add(fault.action().name());
            swarms.add(kinds);
            all.addAll(kinds);
        }
        assertTrue(swarms.size() > 80, "swarms: " + swarms.size());
        Set<String> expected = new TreeSet<>(KINDS);
        expected.remove("byzantine"); // not claimed
        assertEquals(expected, all);
    }

    @Test
    void whatIsNotClaimedDoesNotHappen() {
        Claims nothing = new Claims(Claims.Share.NONE, Claims.Share.NONE, false, false, false, false);
        Set<String> mild = Set.of("pause", "cpu", "hold", "slow", "disk");
        for (long seed = 0; seed < 100; seed++) {
            for (Fault fault : draw(nothing, seed))
                assertTrue(mild.contains(fault.action().name()), fault.text());
        }
    }

    @Test
    void faultsAreNumberedAndHaveWords() {
        List<Fault> faults = draw(Claims.CRASH_RECOVERY, 5);
        assertFalse(faults.isEmpty());
        for (int i = 0; i < faults.size(); i++) {
            assertEquals(3 + i, faults.get(i).number());
            assertTrue(
                    faults.get(i).text().startsWith(faults.get(i).action().name() + " "),
                    faults.get(i).text());
        }
    }
}
