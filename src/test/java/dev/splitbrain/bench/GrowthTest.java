package dev.splitbrain.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
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
