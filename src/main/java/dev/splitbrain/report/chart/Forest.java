package dev.splitbrain.report.chart;

import dev.splitbrain.explore.statistics.Estimate;
import dev.splitbrain.report.draw.Typeface;
import java.util.List;

/**
 * What a picture of paired differences is drawn from.
 *
 * @param first what all others are compared with
 * @param rows measure by measure
 */
public record Forest(String first, String setup, String footer, List<Row> rows) {
    public Forest {
        rows = List.copyOf(rows);
    }

    /** How a measure differs, as a share of the first's mean: 0.5 is half as much again. */
    public record Row(String measure, String label, Estimate difference) {
        /** Whether the interval leaves no doubt which way the difference goes. */
        boolean isCertain() {
            return difference.low() > 0 || difference.high() < 0;
        }
    }

    public Picture picture(ChartStyle style, Typeface typeface) {
        return new Picture("differences", new ForestChart(this), style, typeface);
    }
}
