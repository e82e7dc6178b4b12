package dev.splitbrain.scenario;

import static dev.splitbrain.scenario.Runs.MS;
import static dev.splitbrain.scenario.Runs.S;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.history.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When clients ask in a run: open and closed loads, and phases. */
class LoadsRunTest {
    @TempDir
    Path folder;

    private Runs run(String duration, String workload, String... more) {
        return Runs.of(
                folder,
                "protocol: primary-backup\nnodes: 3\nduration: " + duration + "\nworkload: {" + workload + "}\n"
                        + String.join("\n", more));
    }

    private static List<Long> invokedNanos(Runs run) {
        return run.operations().stream().map(Operation::invokedNanos).toList();
    }

    /** The most operations that were open at one time. */
    private static int mostOpen(Runs run) {
        int most = 0;
        for (Operation one : run.operations()) {
            int open = 0;
            for (Operation other : run.operations()) {
                if (other.invokedNanos() <= one.invokedNanos() && other.completedNanos() > one.invokedNanos()) open++;
            }
            most = Math.max(most, open);
        }
        return most;
    }

    @Test
    void aConstantRateIsEvenAndClientsTakeTurns() {
        Runs run = run("2s", "clients: 4, rate: 200/s");
        assertEquals(LongStream.range(0, 400).mapToObj(i -> i * 5 * MS).toList(), invokedNanos(run));
        for (int i = 0; i < 400; i++)
            assertEquals(i % 4, run.operations().get(i).request().client().index());
    }

    @Test
    void poissonArrivalsHaveExponentialGaps() {
        Runs run = run("30s", "clients: 7, rate: 100/s, arrivals: poisson");
        assertEquals(3000, run.operations().size(), 4 * Math.sqrt(3000));
        List<Long> gaps = Runs.gaps(invokedNanos(run));
        assertEquals(Math.exp(-1), Runs.beyond(10 * MS, gaps), 0.03);
        assertEquals(Math.exp(-3), Runs.beyond(30 * MS, gaps), 0.015);
    }

    @Test
    void aRampRisesInAStraightLine() {
        for (String arrivals : List.of("even", "poisson")) {
            Runs run = run("20s", "rate: {ramp: {0s: 0/s, 20s: 100/s}}, arrivals: " + arrivals);
            double slack = arrivals.equals("even") ? 2 : 4;
            assertEquals(62.5, run.invoked(0, 5), slack * Math.sqrt(62.5), arrivals);
            assertEquals(437.5, run.invoked(15, 20), slack * Math.sqrt(437.5), arrivals);
        }
        Runs even = run("20s", "rate: {ramp: {0s: 0/s, 20s: 100/s}}");
        assertEquals(1000, even.operations().size());
        assertEquals(250, even.invoked(0, 10), "a quarter of the area lies in the first half");
    }

    @Test
    void stepsHoldTheirRateAndNothingStartsWhereItIsZero() {
        Runs run = run("8s", "rate: {steps: {1s: 10/s, 3s: 0/s, 5s: 50/s}}");
        assertEquals(0, run.invoked(0, 1));
        assertEquals(20, run.invoked(1, 3));
        assertEquals(0, run.invoked(3, 5));
        assertEquals(150, run.invoked(5, 8));
        assertEquals(1000L, run.invokedMillis().get(0));
        assertEquals(5000L, run.invokedMillis().get(20));
        assertEquals(
                2000L, run("3s", "rate: {steps: {2s: 10/s}}").invokedMillis().get(0), "one step counts too");
    }

    @Test
    void recordedArrivalsComeAsTheyWereRecorded() throws Exception {
        Files.writeString(folder.resolve("log.csv"), "at\n5ms\n5ms\n1200ms\n1.5s\n");
        Runs run = run("2s", "clients: 2, arrivals: {recorded: log.csv}");
        assertEquals(List.of(5L, 5L, 1200L, 1500L), run.invokedMillis());
    }

    @Test
    void latencyCountsFromTheIntendedStartSoThatAStallShows() {
        String stall = "disks: {fsync: 10us}\nfaults: [{at: 2s, pause: n1, for: 2s}]";
        Runs open = run("6s", "clients: 4, rate: 100/s, timeout: 10s, server: round-robin", stall);
        List<Long> stalled = open.operations().stream()
                .filter(operation -> operation.invokedNanos() >= 2 * S && operation.invokedNanos() < 4 * S)
                .map(Operation::latencyNanos)
                .toList();
        assertEquals(200, stalled.size(), "clients go on asking while the primary stands still");
        assertEquals(1.0 * S, Runs.mean(stalled), 0.05 * S, "and wait a second on average");
        Runs closed = run("6s", "clients: 4, think: 40ms, timeout: 10s", stall);
        long slow = closed.operations().stream()
                .filter(operation -> operation.latencyNanos() > S)
                .count();
        assertEquals(4, slow, "in a closed loop one operation of each client tells of the stall");
    }

    @Test
    void aClosedLoopHasOneOperationOfEachClientAndThinksBetween() {
        Runs run = run("20s", "clients: 3, think: {exponential: {mean: 90ms}}", "network: {latency: 1ms}");
        assertEquals(3, mostOpen(run));
        double latency =
                Runs.mean(run.operations().stream().map(Operation::latencyNanos).toList());
        double expected = 3 * 20 * S / (90.0 * MS + latency); // Little's law
        assertEquals(expected, run.operations().size(), 4 * Math.sqrt(expected));
    }

    @Test
    void phasesChangeLoadMixAndKeysAndThenItIsAsBefore() {
        Runs run = run(
                "9s",
                "rate: 10/s, keys: {uniform: 1}, mix: {read: 100%}, phases: ["
                        + "{from: 2s, until: 4s, rate: 100/s, keys: {uniform: 50}}, {from: 5s, until: 6s, mix: {write: 100%}},"
                        + "{from: 7s, until: 8s, think: 1h}]");
        assertEquals(20, run.invoked(0, 2));
        assertEquals(200, run.invoked(2, 4));
        assertEquals(10, run.invoked(4, 5), "as before");
        assertEquals(10, run.invoked(5, 6), "what a phase does not say the workload says");
        assertEquals(0, run.invoked(7, 8));
        assertEquals(10, run.invoked(8, 9));
        for (Operation operation : run.operations()) {
            long second = operation.invokedNanos() / S;
            assertEquals(second == 5 ? "write" : "read", operation.command().operation());
            boolean manyKeys = second == 2 || second == 3;
            assertTrue(manyKeys || operation.command().key().equals("k1"));
        }
        long keys = run.operations().stream()
                .map(operation -> operation.command().key())
                .distinct()
                .count();
        assertTrue(keys > 40, "keys " + keys);
    }

    @Test
    void transactionsTouchAsManyParticipantsAsTheySayAndArriveLikeOtherOperations() {
        String commit = "protocol: 2pc\nnodes: {coordinator: [c1], participant: [p1, p2, p3]}\nduration: 30s\n";
        Runs run = Runs.of(
                folder,
                commit + "workload: {clients: 5, arrivals: poisson,"
                        + " transactions: {rate: 50/s, participants: 2, conflict: 30%, keys: 1000, writes: 50%}}");
        assertEquals(1500, run.operations().size(), 4 * Math.sqrt(1500));
        assertEquals(Math.exp(-1), Runs.beyond(20 * MS, Runs.gaps(invokedNanos(run))), 0.04);
        List<dev.splitbrain.spec.Transaction> all = run.operations().stream()
                .map(operation -> (dev.splitbrain.spec.Transaction) operation.command())
                .toList();
        List<String> hot = List.of("k1", "k2", "k3");
        double meet = all.stream().filter(one -> hot.containsAll(one.keys())).count() / (double) all.size();
        assertEquals(0.3, meet, 0.04);
        assertTrue(all.stream().allMatch(one -> one.keys().size() == 2));
        double written =
                all.stream().mapToInt(one -> one.writes().size()).average().orElseThrow();
        assertEquals(1.25, written, 0.05, "two keys at 50 %, and one at least");
        Runs closed = Runs.of(
                folder,
                commit.replace("30s", "5s") + "workload: {clients: 5, think: 10ms, transactions: {participants: 3}}");
        assertTrue(closed.operations().size() > 200);
        assertEquals(5, mostOpen(closed));
    }

    @Test
    void aScriptGoesStepByStep() {
        Runs run = run(
                "5s",
                "script: [{id: a, at: 100ms, client: alice, on: n1, write: {x: 1}},"
                        + "{id: b, at: 2s, client: bob, on: n1, read: x},"
                        + "{at: 1s, client: carol, on: n1, read: x, after: b}, {at: 50ms, client: alice, on: n1, write: {y: 2}, after: a}]");
        assertEquals(
                "alice write x, alice write y, bob read x, carol read x",
                run.operations().stream()
                        .map(one -> one.request().client() + " " + one.command().operation() + " "
                                + one.command().key())
                        .collect(Collectors.joining(", ")));
        assertEquals(
                run.operations().get(0).completedNanos(),
                run.operations().get(1).invokedNanos());
        assertEquals(
                run.operations().get(2).completedNanos(),
                run.operations().get(3).invokedNanos(),
                "its time had come, but not its turn");
        assertEquals(
                Collections.max(
                        run.operations().stream().map(Operation::completedNanos).toList()),
                run.operations().get(3).completedNanos());
    }
}
