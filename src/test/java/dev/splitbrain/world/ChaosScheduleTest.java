package dev.splitbrain.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.random.Rng;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.FaultEntry;
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

    /** Some of five nodes may be down. */
    private static final Claims MINORITY =
            new Claims(true, Claims.Share.MINORITY, Claims.Share.NONE, true, true, true, false);

    private static List<Fault> draw(Claims claims, long seed) {
        List<NodePlan> nodes = new ArrayList<>();
        for (int i = 0; i < 5; i++) nodes.add(new NodePlan(new NodeId(i, "n" + (i + 1)), "node", ""));
        return ChaosSchedule.draw(new Chaos(KINDS, 2 * S, S, claims), nodes, 45 * S, 3, new Rng(seed));
    }

    private static long begin(Fault fault) {
        return ((FaultTime.At) fault.time()).atNanos();
    }

    private static long end(Fault fault) {
        long length = (long)
                fault.lengthNanos().map(nanos -> nanos.mean()).orElse(0.0).doubleValue();
        boolean stops =
                fault.action() instanceof FaultAction.Disk disk && disk.change().errors() > 0;
        return begin(fault) + length + (stops ? S : 0); // a supervisor takes a second to start it again
    }

    private static int downed(Fault fault) {
        FaultAction action = fault.action();
        Selector who = action instanceof FaultAction.Crash crash
                ? crash.nodes()
                : action instanceof FaultAction.Restart restart
                        ? restart.nodes()
                        : action instanceof FaultAction.CrashLoop loop ? loop.nodes() : stoppedByDisk(action);
        return ((Selector.Named) who).names().size();
    }

    private static Selector stoppedByDisk(FaultAction action) {
        boolean stops = action instanceof FaultAction.Disk disk
                && (disk.change().full() || disk.change().errors() > 0);
        return stops ? ((FaultAction.Disk) action).nodes() : new Selector.Named(List.of());
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
            List<Fault> faults = draw(MINORITY, seed);
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
    void whoForgetsCountsAsDownUntilTwoQuietSecondsHavePassed() {
        int crashes = 0;
        for (long seed = 0; seed < 300; seed++) {
            List<Fault> faults = draw(Claims.RECOVERY_FROM_OTHERS, seed);
            int down = 0;
            long quietSince = 0;
            for (Fault fault : faults) {
                if (begin(fault) - quietSince >= 2 * S) down = 0; // all have recovered
                down += downed(fault);
                crashes += downed(fault);
                quietSince = Math.max(quietSince, end(fault));
                assertTrue(down <= 2, "seed " + seed + ": " + down + " of 5 nodes are down or recover");
            }
        }
        assertTrue(crashes > 300, "crashes there are: " + crashes);
    }

    @Test
    void allFaultsAreOverWhenTheRunHeals() {
        for (long seed = 0; seed < 300; seed++) {
            for (Fault fault : draw(Claims.CRASH_RECOVERY, seed)) {
                long length = (long) fault.lengthNanos()
                        .map(nanos -> nanos.mean())
                        .orElse(0.0)
                        .doubleValue();
                assertTrue(begin(fault) > S && begin(fault) + length <= 45 * S, fault.toString());
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
    void aSlowCpuIsSlowEvenWhereMessagesTakeNoTime() {
        int found = 0;
        for (long seed = 0; seed < 100; seed++) {
            for (Fault fault : draw(Claims.CRASH_RECOVERY, seed)) {
                if (!(fault.action() instanceof FaultAction.Cpu cpu)) continue;
                found++;
                assertTrue(cpu.moreNanos().isPresent(), "times nothing is nothing: " + fault);
            }
        }
        assertTrue(found > 10);
    }

    @Test
    void whatIsNotClaimedDoesNotHappen() {
        Claims nothing = new Claims(false, Claims.Share.NONE, Claims.Share.NONE, false, false, false, false);
        for (long seed = 0; seed < 100; seed++) assertEquals(List.of(), draw(nothing, seed));
        Set<String> crashes = Set.of("crash", "restart", "crash-loop", "disk");
        for (long seed = 0; seed < 100; seed++) {
            for (Fault fault : draw(Claims.SYNCHRONOUS, seed)) {
                assertTrue(crashes.contains(fault.action().name()), fault.text());
                boolean slow = fault.action() instanceof FaultAction.Disk disk
                        && disk.change().times() > 1;
                assertFalse(slow, fault.text());
            }
        }
    }

    @Test
    void whoClaimsToSurviveThemMeetsLiarsAndDamagedDisks() {
        Claims much = new Claims(true, Claims.Share.ALL, Claims.Share.LESS_THAN_THIRD, true, true, true, true);
        Set<String> lies = new TreeSet<>();
        boolean flips = false;
        for (long seed = 0; seed < 100; seed++) {
            for (Fault fault : draw(much, seed)) {
                if (fault.action() instanceof FaultAction.Byzantine liar)
                    lies.add(liar.lie().getClass().getSimpleName());
                flips |= fault.action() instanceof FaultAction.Disk disk
                        && disk.change().flips() > 0;
            }
        }
        assertEquals(Set.of("Silent", "Delaying", "Replaying", "Equivocating"), lies);
        assertTrue(flips);
    }

    @Test
    void chaosKnowsEveryFaultOfTheCatalog() {
        Set<String> all = new TreeSet<>();
        for (FaultEntry fault : Catalog.standard().faults()) if (fault.byChance()) all.add(fault.name());
        assertEquals(new TreeSet<>(KINDS), all);
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
