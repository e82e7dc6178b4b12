package dev.splitbrain.scenario;

import dev.splitbrain.scenario.measure.Demand;
import dev.splitbrain.scenario.measure.Measure;
import dev.splitbrain.scenario.measure.Statistic;

/**
 * What the runs of a scenario must have in common, with other seeds and the same settings.
 *
 * @param source where the demanded value comes from: {@code Raft paper, figure 16}; may be empty
 */
public record Claim(Measure measure, Statistic statistic, Demand demand, String source) {
    /** What is claimed of what: {@code election-time median}. */
    public String label() {
        return measure.name() + " " + statistic.words();
    }
}
