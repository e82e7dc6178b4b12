package dev.splitbrain.report.chart;

import dev.splitbrain.scenario.measure.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What somebody published of a figure, to be laid over what was simulated.
 *
 * @param source who, and where; empty for nobody
 * @param points of its distribution, in the figure's unit
 * @param mean its mean
 */
public record Published(String source, List<Point> points, OptionalDouble mean) {
    /** Nothing was published. */
    public static final Published NOTHING = new Published("", List.of(), OptionalDouble.empty());

    private static final double GAP = 0.025; // few enough points to see both curves

    public Published {
        points = List.copyOf(points);
    }

    /** The share of all that is no greater than a value. */
    public record Point(double value, double share) {}

    /** A whole curve, thinned. */
    public static Published of(String source, Curve curve) {
        return new Published(source, points(curve), OptionalDouble.empty());
    }

    /** The points of a curve that a picture shows. */
    public static List<Point> points(Curve curve) {
        List<Point> points = new ArrayList<>();
        double next = 0;
        for (int i = 0; i < curve.size(); i++) {
            if (curve.share(i) < next) continue;
            points.add(new Point(curve.value(i), curve.share(i)));
            next = curve.share(i) + GAP;
        }
        return points;
    }

    public boolean isNothing() {
        return points.isEmpty() && mean.isEmpty();
    }
}
