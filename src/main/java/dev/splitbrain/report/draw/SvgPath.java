package dev.splitbrain.report.draw;

import java.awt.Shape;
import java.awt.geom.PathIterator;

/** Writes a shape as the {@code d} of an SVG path. */
final class SvgPath {
    private SvgPath() {}

    static String of(Shape shape, int decimals) {
        return of(shape.getPathIterator(null), decimals);
    }

    static String of(PathIterator path, int decimals) {
        StringBuilder out = new StringBuilder();
        double[] points = new double[6];
        for (; !path.isDone(); path.next()) {
            int segment = path.currentSegment(points);
            out.append("MLQCZ".charAt(segment)); // the order of PathIterator's SEG_ constants
            int numbers = segment == PathIterator.SEG_CLOSE ? 0 : segment <= PathIterator.SEG_LINETO ? 2 : 2 * segment;
            for (int i = 0; i < numbers; i++) {
                String number = Numbers.decimal(points[i], decimals);
                if (i > 0 && number.charAt(0) != '-') out.append(' ');
                out.append(number);
            }
        }
        return out.toString();
    }
}
