package dev.splitbrain.scenario.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Raft's lease reads rest on clocks that agree on lengths of time; the scenarios of clock faults, and what mends them. */
class LeaseTest {
    @ParameterizedTest
    @CsvSource({
        "clock-drift, protocol.raft.clock_drift_bound, 0.1%, VIOLATED", // clocks differ by 100 %
        "clock-drift, protocol.raft.clock_drift_bound, 100%, VALID",
        "clock-drift, protocol.raft.reads, read-index, VALID",
        "clock-jump, protocol.raft.mutant, measures-lease-by-wall-clock, VIOLATED",
        "clock-jump, protocol.raft.mutant, none, VALID",
        "clock-strobe, protocol.raft.mutant, measures-lease-by-wall-clock, VIOLATED",
        "clock-strobe, protocol.raft.mutant, none, VALID",
        "clock-offset, protocol.raft.mutant, measures-lease-by-wall-clock, VALID",
    })
    void staleReadsAreCaughtAndOnlyThey(String name, String setting, String value, Answer expected) throws Exception {
        Map<String, String> overrides = new LinkedHashMap<>(Map.of(setting, value));
        Scenario scenario =
                ScenarioLoader.load(Path.of("scenarios/faults/" + name + ".yaml"), overrides, Catalog.standard());
        Judged linearizable = new ScenarioRun(scenario, scenario.seed())
                .run((timeNanos, events) -> true).checks().stream()
                        .filter(judged -> judged.planned().name().equals("linearizable"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(expected, linearizable.verdict().answer(), linearizable.verdict()::reason);
    }
}
