package dev.splitbrain.scenario;

import static dev.splitbrain.scenario.Runs.MS;
import static dev.splitbrain.scenario.Runs.S;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Step;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When faults happen in a run, and how long they last. */
class FaultTimesRunTest {
    /** Three nodes with nothing to do. */
    private static final String IDLE = "protocol: primary-backup\nnodes: 3\n";

    @TempDir
    Path folder;

    private Runs run(String yaml) {
        return Runs.of(folder, yaml);
    }

    private static long lengthNanos(FaultWindow window) {
        return window.endNanos() - window.beginNanos();
    }

    private static List<Step.Noted> notes(Runs run, String event) {
        return run.steps(Step.Noted.class).stream()
                .filter(step -> step.note().kebabName().equals(event))
                .toList();
    }

    @Test
    void atHappensOnceAndLastsAsLongAsItSays() {
        Runs run = run(IDLE + "duration: 5s\nfaults: [{at: 1500ms, crash: n2, for: 700ms}]");
        assertEquals(List.of(1500L), run.beginsMillis());
        assertEquals(700 * MS, lengthNanos(run.windows().get(0)));
        assertEquals(1500 * MS, run.steps(Step.Crashed.class).get(0).timeNanos());
        assertEquals(2200 * MS, run.steps(Step.Booted.class).get(3).timeNanos());
    }

    @Test
    void everyHappensOncePerPeriodFromOneTimeAndBeforeAnother() {
        String every = "duration: 9s\nfaults: [{every: 2s, from: 1s, until: 7s, pause: n2, for: 10ms}]";
        assertEquals(List.of(1000L, 3000L, 5000L), run(IDLE + every).beginsMillis());
        String bare = "duration: 9s\nfaults: [{every: 2s, pause: n2, for: 10ms}]";
        assertEquals(List.of(2000L, 4000L, 6000L, 8000L), run(IDLE + bare).beginsMillis());
    }

    @Test
    void randomIsAPoissonProcessBetweenItsTimes() {
        Runs run = run(IDLE + "duration: 120s\n"
                + "faults: [{random: {per: 50ms, between: [10s, 110s]}, pause: n2, for: 1ms}]");
        List<Long> times = run.windows().stream().map(FaultWindow::beginNanos).toList();
        assertTrue(times.get(0) >= 10 * S && times.get(times.size() - 1) < 110 * S);
        assertEquals(2000, times.size(), 4 * Math.sqrt(2000), "the number has mean and variance 2000");
        List<Long> gaps = Runs.gaps(times);
        double mean = Runs.mean(gaps);
        assertEquals(Math.exp(-1), Runs.beyond(mean, gaps), 0.04, "gaps are exponential");
        assertEquals(Math.exp(-3), Runs.beyond(3 * mean, gaps), 0.02, "also in the tail");
        long odd = 0; // a gap says nothing of the next one
        for (int i = 1; i < gaps.size(); i++) if (gaps.get(i) > mean && gaps.get(i - 1) > mean) odd++;
        assertEquals(Math.exp(-2), odd / (double) gaps.size(), 0.03, "and independent");
    }

    @Test
    void onceByChanceHappensOnceAndAtAnyMomentAlike() {
        long early = 0;
        for (int seed = 1; seed <= 200; seed++) {
            String yaml = "seed: " + seed + "\nduration: 3s\n"
                    + "faults: [{random: {once: true, between: [1s, 2s]}, pause: n2, for: 1ms}]";
            List<Long> begins = run(IDLE + yaml).beginsMillis();
            assertEquals(1, begins.size());
            assertTrue(begins.get(0) >= 1000 && begins.get(0) < 2000, begins::toString);
            if (begins.get(0) < 1250) early++;
        }
        assertEquals(50, early, 4 * Math.sqrt(200 * 0.25 * 0.75), "a quarter in the first quarter");
    }

    @Test
    void randomFaultsComeAtTheSameInstantsWhateverTheProtocolDoes() {
        String faults = "duration: 20s\nnodes: 3\n"
                + "faults: [{random: {per: 1s}, crash: any 1 of leader, for: {exponential: {mean: 200ms}}}]\n";
        assertEquals(
                run("protocol: raft\n" + faults).beginsMillis(),
                run("protocol: multi-paxos\n" + faults).beginsMillis());
    }

    @Test
    void whenWaitsForTheNthEventAndNamesItAsItsCause() {
        Runs run = run("""
                protocol: raft
                duration: 10s
                faults:
                  - {at: 3s, crash: leader, for: 1s}
                  - {when: {event: became-leader, nth: 2}, pause: leader, for: 50ms}
                """);
        Step.Noted second = notes(run, "became-leader").get(1);
        FaultWindow pause = run.windows().get(1);
        assertEquals(second.timeNanos(), pause.beginNanos());
        assertEquals(List.of(second.node().name()), pause.targets(), "it is resolved when it fires");
        Step.FaultBegan began = run.steps(Step.FaultBegan.class).get(1);
        assertEquals(second, run.step(began.cause()));
        assertEquals(2, run.windows().size(), "and only the nth time counts");
    }

    @Test
    void whenCountsOnlyTheNodesThatItNames() {
        String story = """
                protocol: 2pc
                nodes: {coordinator: [c1], participant: [p1, p2, p3]}
                duration: 5s
                workload: {transactions: {rate: 50/s, participants: 2}}
                faults: [{when: {event: prepared, node: %s, nth: 10}, crash: p3, for: 1s}]
                """;
        Runs one = run(story.formatted("p2"));
        List<Step.Noted> ofP2 = notes(one, "prepared").stream()
                .filter(step -> step.node().name().equals("p2"))
                .toList();
        assertEquals(ofP2.get(9).timeNanos(), one.windows().get(0).beginNanos());
        Runs all = run(story.formatted("participant"));
        assertEquals(
                notes(all, "prepared").get(9).timeNanos(), all.windows().get(0).beginNanos());
    }

    @Test
    void afterFollowsTheBeginningOrTheEndOfEachFiringOfAnother() {
        Runs run = run(IDLE + """
                duration: 6s
                faults:
                  - {id: first, every: 2s, crash: n2, for: 300ms}
                  - {after: {fault: first, by: 100ms}, pause: n1, for: 10ms}
                  - {after: {fault: first, ended: true}, restart: n3}
                """);
        assertEquals(List.of(2000L, 2100L, 2300L, 4000L, 4100L, 4300L), run.beginsMillis());
        List<Step.FaultBegan> began = run.steps(Step.FaultBegan.class);
        assertEquals(began.get(0), run.step(began.get(1).cause()));
        assertInstanceOf(Step.FaultEnded.class, run.step(began.get(2).cause()));
    }

    @Test
    void aLengthMayBeADistribution() {
        Runs run = run(IDLE + "duration: 400s\nfaults: [{every: 1s, pause: n2, for: {uniform: [100ms, 500ms]}}]");
        List<Long> lengths =
                run.windows().stream().map(FaultTimesRunTest::lengthNanos).toList();
        assertTrue(lengths.stream().allMatch(length -> length >= 100 * MS && length <= 500 * MS));
        assertEquals(300.0 * MS, Runs.mean(lengths), 25 * MS);
    }

    @Test
    void whatIsDoneWhenItFiresEndsAtOnce() {
        Runs run = run(IDLE + "duration: 4s\nfaults: [{at: 1s, restart: n2}, {at: 2s, clock: {nodes: n1, jump: 5s}},"
                + "{at: 3s, crash: n3}]");
        assertEquals(0, lengthNanos(run.windows().get(0)));
        assertEquals(0, lengthNanos(run.windows().get(1)));
        assertEquals(S, lengthNanos(run.windows().get(2)), "a crash without a length lasts to the end");
    }

    @Test
    void healEndsAllFaultsAndNoneBeginsAfterIt() {
        Runs run = run(IDLE + """
                duration: 10s
                heal: 5s
                faults:
                  - {at: 1s, crash: n1}
                  - {at: 2s, pause: n2, for: 6s}
                  - {at: 4s, partition: [[n1], rest], for: 1h}
                  - {every: 1s, from: 4s, crash-loop: {nodes: n3, down: 400ms, up: 50ms}}
                  - {after: {fault: 2, ended: true}, crash: n2, for: 1s}
                """);
        assertEquals(List.of(1000L, 2000L, 4000L, 4000L), run.beginsMillis());
        assertTrue(run.windows().stream().allMatch(window -> window.endNanos() == 5 * S));
        long later = run.steps(Step.Crashed.class).stream()
                .filter(step -> step.timeNanos() > 5 * S)
                .count();
        assertEquals(0, later);
        assertEquals(
                2,
                run.steps(Step.Booted.class).stream()
                        .filter(step -> step.timeNanos() == 5 * S)
                        .count());
    }
}
