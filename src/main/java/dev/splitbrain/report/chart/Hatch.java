package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Line;
import java.awt.geom.Path2D;

/** Slanted lines over a box: whoever is paused is neither at work nor down. */
public final class Hatch {
    private Hatch() {}

    /** Lines that rise to the right, each at half a right angle, a box's {@code apart} from the next, none outside of it. */
    public static Path2D lines(Box box, double apart) {
        Path2D path = new Path2D.Double();
        for (double x = box.x() - box.height() + apart / 2; x < box.right(); x += apart) {
            double from = Math.max(x, box.x());
            double to = Math.min(x + box.height(), box.right());
            path.moveTo(from, box.bottom() - (from - x));
            path.lineTo(to, box.bottom() - (to - x));
        }
        return path;
    }

    /** The line for a fill. */
    public static Line line(Colour fill, double width) {
        return Line.solid(Theme.textOn(fill).alpha(0.4), width);
    }

    /** How far lines are apart in a picture. */
    public static double apart(Size size) {
        return size.note().size() * 0.55;
    }
}
