package dev.splitbrain.bench;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.splitbrain.check.linear.Budget;
import dev.splitbrain.check.linear.Judgement;
import dev.splitbrain.check.linear.Linearizability;
import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.judge.Histories;
import dev.splitbrain.random.Rng;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a run costs, in bytes allocated and events handled: counts, which no busy machine moves. */
class GrowthTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aMessageThatNobodyReadsCostsNoMoreThanItself() {
        double bytes = Allocation.bytesPerMessage();
        assertTrue(bytes <= 64, bytes + " bytes per delivered message");
    }

    @Test
    void tenTimesTheVirtualTimeCostsTenTimesTheWork() throws ScenarioException {
        bytesPerEvent("30s"); // loads classes
        double shortRun = bytesPerEvent("30s");
        double longRun = bytesPerEvent("300s");
        assertTrue(longRun < 1.25 * shortRun, shortRun + " bytes per event grow to " + longRun);
    }

    /** Whatever was of unknown outcome long ago may still take effect, and must cost nothing while nobody asks for it. */
    @Test
    void tenTimesTheOperationsCostTheJudgeTenTimesTheMemory() {
        bytesPerOperation(1_000); // loads classes
        double shortHistory = bytesPerOperation(10_000);
        double longHistory = bytesPerOperation(100_000);
        assertTrue(longHistory < 1.25 * shortHistory, shortHistory + " bytes per operation grow to " + longHistory);
    }

    private static double bytesPerOperation(int operations) {
        History history = oneKey(operations);
        Linearizability judge = new Linearizability(KeyValue.SPEC, Budget.DEFAULT);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertInstanceOf(Judgement.Linearizable.class, judge.judge(history));
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / (double) operations;
    }

    /** A few at a time, each with its effect at its end, and some writes that never come to be, of which nobody is told. */
    private static History oneKey(int size) {
        Rng rng = new Rng(1);
        List<Operation> operations = new ArrayList<>();
        Object value = null;
        for (int i = 0; i < size; i++) {
            boolean lost = i % 50 == 1;
            boolean changes = lost || i % 3 == 0;
            Command command = !changes
                    ? new KeyValue.Read("k")
                    : i % 9 == 0 ? new KeyValue.Cas("k", value, i) : new KeyValue.Write("k", i);
            if (changes && !lost) value = i;
            Outcome seen = new Outcome.Ok(changes ? Result.DONE : new Result.Value(value));
            long end = 10L * i + 50;
            operations.add(Histories.operation(
                    i % 6, i, command, end - rng.nextInt(50), end, lost ? Histories.UNKNOWN : seen));
        }
        return new History(operations);
    }

    /** Of Raft with clients and all checks, judged at the end. */
    private static double bytesPerEvent(String duration) throws ScenarioException {
        Scenario scenario = ScenarioLoader.load(
                Path.of("scenarios/raft/leader-crash.yaml"), Map.of("duration", duration), Catalog.standard());
        long before = THREADS.getCurrentThreadAllocatedBytes();
        RunResult result = new ScenarioRun(scenario, 1).run((timeNanos, events) -> true);
        return (THREADS.getCurrentThreadAllocatedBytes() - before)
                / (double) result.end().events();
    }
}
