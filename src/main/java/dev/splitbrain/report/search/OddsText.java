package dev.splitbrain.report.search;

import dev.splitbrain.explore.odds.Point;
import dev.splitbrain.explore.statistics.Estimate;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the probability of a violation grew, in words. */
public final class OddsText {
    private static final double LIKELY = 0.5;

    private OddsText() {}

    /** When it became likely; one sentence. */
    public static String moment(List<Point> points) {
        Point first = points.get(0);
        if (first.probability().value() >= LIKELY)
            return "likely from the start: " + share(first) + " with any luck" + asFarAsKnown(first);
        for (int i = 1; i < points.size(); i++) {
            Point now = points.get(i);
            if (now.probability().value() < LIKELY) continue;
            Point before = points.get(i - 1);
            return "became likely between " + Quantity.moment(before.atNanos()) + " (" + share(before) + ") and "
                    + Quantity.moment(now.atNanos()) + " (" + share(now) + ")" + asFarAsKnown(now);
        }
        return "never became likely: at most "
                + points.stream()
                        .max(java.util.Comparator.comparingInt(Point::violated))
                        .map(OddsText::share)
                        .orElse("")
                + ", so it took luck to the end";
    }

    /** A warning where so few runs do not tell whether it is likely. */
    private static String asFarAsKnown(Point point) {
        Estimate probability = point.probability();
        boolean known = probability.low() >= LIKELY || probability.high() < LIKELY;
        return known ? "" : ", as far as " + Quantity.count(point.runs(), "run") + " can tell";
    }

    /** A line a moment, and what faults began before it. */
    public static List<String> lines(List<Point> points, List<FaultWindow> faults) {
        List<String> lines = new ArrayList<>();
        lines.add("other luck from   broke the promise   probability [95 % interval]");
        long before = -1;
        for (Point point : points) {
            for (FaultWindow fault : faults) {
                if (fault.beginNanos() > before && fault.beginNanos() <= point.atNanos())
                    lines.add("    " + Quantity.moment(fault.beginNanos()) + "  " + fault.text());
            }
            Estimate probability = point.probability();
            lines.add(String.format(
                    Locale.ROOT,
                    "%-15s   %-17s   %s [%s, %s]",
                    Quantity.moment(point.atNanos()),
                    point.violated() + " of " + point.runs(),
                    Quantity.share(probability.value()),
                    Quantity.share(probability.low()),
                    Quantity.share(probability.high())));
            before = point.atNanos();
        }
        return lines;
    }

    private static String share(Point point) {
        return Quantity.share(point.probability().value());
    }
}
