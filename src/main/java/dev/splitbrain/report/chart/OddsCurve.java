package dev.splitbrain.report.chart;

import dev.splitbrain.explore.odds.Point;
import dev.splitbrain.report.draw.Typeface;
import java.util.List;

/**
 * What a picture of a growing probability is drawn from.
 *
 * @param finding what there is to see, in words
 * @param points one or more, in the order of time
 */
public record OddsCurve(String finding, String setup, String footer, List<Point> points) {
    public OddsCurve {
        points = List.copyOf(points);
    }

    public Picture picture(ChartStyle style, Typeface typeface) {
        return new Picture("odds", new OddsChart(this), style, typeface);
    }
}
