package dev.splitbrain.explore.shrink;

import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.scenario.yaml.YamlNode;

/**
 * How large a run is.
 *
 * @param faults that fired
 * @param operations that clients asked for
 * @param endNanos how long it lasts
 */
public record Size(int faults, int operations, int clients, int nodes, long endNanos) {
    public static Size of(Trial trial) {
        return new Size(
                trial.faults().size(),
                trial.history().operations().size(),
                trial.scenario().workload().clients().size(),
                trial.scenario().world().nodes().size(),
                Math.min(trial.endNanos(), trial.scenario().world().durationNanos()));
    }

    /** Faults and operations as they stand in a scenario that spells them out. */
    public static int lines(YamlNode.Mapping tree) {
        return Parts.faults(tree).size() + Parts.script(tree).size();
    }
}
