package dev.splitbrain.protocol.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.Judged;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong variants fail shipped scenarios that the right one passes, and each option has a scenario in which it matters. */
class VersionsMutantsTest {
    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource({
        "answers-early, versions/quorums-that-overlap, replicated-kv, k-staleness",
        "reads-one, versions/quorums-that-overlap, replicated-kv, k-staleness",
        "stores-in-memory, versions/anti-entropy, replicated-kv, lost-updates",
        "ignores-context, versions/anti-entropy, replicated-kv, lost-updates",
        "reuses-dots, versions/anti-entropy, replicated-kv, lost-updates",
        "forgets-hints, versions/hinted-handoff, replicated-kv, converges-within",
        "repairs-with-the-old, versions/read-repair, replicated-kv, converges-within",
        "skips-commit-wait, versions/commit-wait, replicated-kv, external-consistency",
        "does-not-listen, clocks/lamport, clocks, clock-condition",
        "forgets-own-tick, clocks/lamport, clocks, clock-condition",
        "does-not-listen, clocks/vector, clocks, clock-condition",
        "forgets-own-tick, clocks/vector, clocks, clock-condition",
        "does-not-listen, clocks/hybrid-clock-jumps, clocks, clock-condition",
        "no-counter, clocks/hybrid-clock-jumps, clocks, clock-condition",
        "follows-the-wall, clocks/hybrid-clock-jumps, clocks, clock-condition",
        "skips-commit-wait, clocks/commit-wait, clocks, external-consistency",
        "looks-at-one, clocks/causal-broadcast, causal-broadcast, causal-delivery",
        "loses-patience, clocks/causal-broadcast, causal-broadcast, causal-delivery",
        "flushes-all, clocks/causal-broadcast, causal-broadcast, causal-delivery"
    })
    void aMutantIsFound(String mutant, String scenario, String protocol, String check) throws ScenarioException {
        List<String> found = unexpected(scenario, "protocol." + protocol + ".mutant=" + mutant);
        assertEquals(check, found.isEmpty() ? "nothing" : found.get(0));
    }

    @Test
    void aHybridClockThatDoesNotListenLosesUpdates() throws ScenarioException {
        String options = "protocol.replicated-kv.versions=hybrid-clock protocol.replicated-kv.mutant=hears-no-clock";
        assertEquals(List.of("lost-updates"), unexpected("versions/lost-updates-by-skew", options));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "versions/lost-updates-by-skew | protocol.replicated-kv.versions=hybrid-clock",
                "versions/lost-updates-by-skew | protocol.replicated-kv.versions=dotted-version-vector",
                "versions/concurrent-writers | protocol.replicated-kv.versions=dotted-version-vector",
                "versions/sibling-explosion | protocol.replicated-kv.versions=dotted-version-vector",
                "versions/quorums-that-overlap | protocol.replicated-kv.r=1 protocol.replicated-kv.w=1",
                "versions/hinted-handoff | protocol.replicated-kv.hinted_handoff=0s",
                "versions/sloppy-quorum | protocol.replicated-kv.sloppy=false",
                "versions/read-repair | protocol.replicated-kv.read_repair=false",
                "versions/read-your-writes-lost | protocol.replicated-kv.r=2 protocol.replicated-kv.w=2",
                "versions/writes-out-of-order | protocol.replicated-kv.versions=hybrid-clock",
                "versions/answer-before-question | protocol.replicated-kv.r=2",
                "versions/answer-before-question | protocol.replicated-kv.r=2 protocol.replicated-kv.w=2",
                "clocks/question-and-answer | protocol.causal-broadcast.order=fifo",
                "clocks/causal-broadcast | protocol.causal-broadcast.order=fifo"
            })
    void anOptionDecidesItsLesson(String scenario, String options) throws ScenarioException {
        assertEquals(List.of(), unexpected(scenario, options));
    }

    @ParameterizedTest
    @CsvSource({"0ms, 0, .02", "100ms, .03, .08", "300ms, .09, .18", "1s, .25, .45"})
    void lastWriterWinsLosesMoreTheMoreClocksAreOff(String skew, double least, double most) throws ScenarioException {
        String measured = run("versions/lost-updates-by-skew", "clocks.skew=" + skew)
                .get(0)
                .verdict()
                .measured();
        double share = Double.parseDouble(measured.substring(0, measured.indexOf(' '))) / 100;
        assertEquals((least + most) / 2, share, (most - least) / 2, measured);
    }

    private static List<String> unexpected(String scenario, String options) throws ScenarioException {
        return run(scenario, options).stream()
                .filter(judged -> !judged.asExpected())
                .map(judged -> judged.planned().name())
                .toList();
    }

    private static List<Judged> run(String name, String options) throws ScenarioException {
        Map<String, String> overrides = new LinkedHashMap<>();
        for (String option : options.split(" ")) overrides.put(option.split("=")[0], option.split("=")[1]);
        Path file = Path.of("scenarios", name + ".yaml");
        Scenario scenario = ScenarioLoader.load(file, overrides, Catalog.standard());
        return new ScenarioRun(scenario, scenario.seed())
                .run((timeNanos, events) -> true)
                .checks();
    }
}
