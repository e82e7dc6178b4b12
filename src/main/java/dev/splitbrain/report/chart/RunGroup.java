package dev.splitbrain.report.chart;

import dev.splitbrain.explore.statistics.Figures;
import java.util.OptionalDouble;

/**
 * A figure over all runs with one setting.
 *
 * @param name the setting in words
 * @param line the same without the setting that lies along the x axis, if one does: groups of one line are joined
 * @param place where on the x axis; empty where the setting is no number
 * @param published what the figure should be with this setting
 */
public record RunGroup(String name, String line, OptionalDouble place, Figures figures, Published published) {
    /** A group that nothing was published of. */
    public RunGroup(String name, String line, OptionalDouble place, Figures figures) {
        this(name, line, place, figures, Published.NOTHING);
    }
}
