package dev.splitbrain.explore.odds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.report.search.OddsText;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OddsTest {
    private static final long MILLI = 1_000_000;
    private static final long BROKEN_NANOS = 436 * MILLI; // when the run breaks its promise

    private static Scenario scenario() throws ScenarioException {
        return ScenarioLoader.load(Path.of("scenarios/examples/found-by-search.yaml"), Map.of(), Catalog.standard());
    }

    private static List<Point> odds(int threads) throws ScenarioException {
        Odds odds = new Odds(scenario(), 11, 60, threads, () -> false);
        odds.run(BROKEN_NANOS, 4, () -> {});
        return List.copyOf(odds.points());
    }

    /** All that happens, told in words. */
    private static final class Told implements TraceSink {
        private final List<String> steps = new ArrayList<>();

        @Override
        public Set<StepKind> wants() {
            return EnumSet.allOf(StepKind.class);
        }

        @Override
        public void accept(Step step) {
            steps.add(step.toString());
        }

        int sameAs(Told other) {
            int same = 0;
            while (same < Math.min(steps.size(), other.steps.size())
                    && steps.get(same).equals(other.steps.get(same))) same++;
            return same;
        }
    }

    private static Told told(long anewNanos, long seed) throws ScenarioException {
        Told told = new Told();
        ScenarioRun run = new ScenarioRun(scenario(), 11).tell(told);
        if (anewNanos >= 0) run.chanceAnew(anewNanos, seed);
        run.run((timeNanos, events) -> true);
        return told;
    }

    @Test
    void upToTheMomentItIsTheSameRunAndThenAnotherOne() throws ScenarioException {
        Told asItWas = told(-1, 0);
        Told other = told(150 * MILLI, 1);
        long same = asItWas.sameAs(other);
        long firstLater = asItWas.steps.stream()
                .filter(step -> timeOf(step) < 150 * MILLI)
                .count();
        assertTrue(same >= firstLater, same + " steps are the same, " + firstLater + " came before");
        assertNotEquals(asItWas.steps, other.steps);
        assertNotEquals(other.steps, told(150 * MILLI, 2).steps, "each seed has other luck");
    }

    private static long timeOf(String step) {
        String digits = step.replaceFirst(".*timeNanos=(\\d+).*", "$1");
        return digits.equals(step) ? 0 : Long.parseLong(digits);
    }

    @Test
    void whatWasUnlikelyAtTheStartIsCertainOnceItHasHappened() throws ScenarioException {
        List<Point> points = odds(2);
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        assertTrue(first.probability().high() < 0.2, first.toString());
        assertEquals(last.runs(), last.violated());
        assertEquals(9, points.size(), "as many moments again where it changes");
        String words = OddsText.moment(points);
        assertTrue(words.startsWith("became likely between 0.1"), words);
    }

    @Test
    void oddsDoNotDependOnHowManyCoresThereAre() throws ScenarioException {
        assertEquals(odds(1), odds(3));
    }
}
