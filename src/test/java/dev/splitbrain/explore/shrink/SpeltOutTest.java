package dev.splitbrain.explore.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.explore.trial.Candidate;
import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Trials;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.Variants;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.own.Permission;
import dev.splitbrain.scenario.write.Concrete;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeltOutTest {
    /** What arrived, and when. */
    private static final class Arrivals implements TraceSink {
        private final List<String> all = new ArrayList<>();

        @Override
        public Set<StepKind> wants() {
            return EnumSet.of(StepKind.DELIVERED);
        }

        @Override
        public void accept(Step step) {
            Step.Delivered delivered = (Step.Delivered) step;
            all.add(delivered.timeNanos() + " " + delivered.from() + " " + delivered.to() + " " + delivered.message());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{at: 0s, order: {pct: {changes: 4, messages: 100, late: 40ms}}}",
                "{at: 0s, order: {pct: {changes: 4, messages: 100, waiting: 1000}}}",
                "{at: 20ms, order: {pos: {waiting: 20}}, for: 150ms}"
            })
    void whatARuleKeptBackIsTheSameRunWhereItStandsLineByLine(String rule) throws ScenarioException {
        String faults = "[" + rule + ", {at: 0s, duplicate: 20%, chance: 2.1}, {at: 50ms, restart: a1}]";
        Variants variants = new Variants(
                Path.of("scenarios/hunts/paxos.yaml"),
                Map.of("faults", faults, "duration", "400ms", "heal", "300ms"),
                Catalog.standard(),
                Permission.ofThisFolder());
        Trials trials = new Trials(variants, Set.of(), () -> false);
        YamlNode.Mapping tree = variants.tree().without("sweep");
        Arrivals byRule = new Arrivals();
        Trial trial = trials.run(new Candidate(tree, 1), byRule).orElseThrow();
        assertTrue(trial.deviations().size() > 20, "much is out of order");
        Arrivals lineByLine = new Arrivals();
        YamlNode.Mapping spelt = Concrete.order(tree, trial.deviations(), Long.MAX_VALUE);
        Trial again = trials.run(new Candidate(spelt, 1), lineByLine).orElseThrow();
        assertEquals(trial.deviations().size(), count(again, "deliver"), "each line happens");
        assertEquals(byRule.all, lineByLine.all);
    }

    private static long count(Trial trial, String action) {
        return trial.faults().stream()
                .filter(window -> window.action().equals(action))
                .count();
    }
}
