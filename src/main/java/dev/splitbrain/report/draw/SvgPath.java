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
        String x = "";
        String y = "";
        for (; !path.isDone(); path.next()) {
            int segment = path.currentSegment(points);
            int numbers = segment == PathIterator.SEG_CLOSE ? 0 : segment <= PathIterator.SEG_LINETO ? 2 : 2 * segment;
            String[] texts = new String[numbers];
            for (int i = 0; i < numbers; i++) texts[i] = Numbers.decimal(points[i], decimals);
            if (segment == PathIterator.SEG_LINETO && texts[0].equals(x))
                out.append('V').append(texts[1]);
            else if (segment == PathIterator.SEG_LINETO && texts[1].equals(y))
                out.append('H').append(texts[0]);
            else append(out, "MLQCZ".charAt(segment), texts); // the order of PathIterator's SEG_ constants
            x = numbers == 0 ? "" : texts[numbers - 2]; // after closing, the point is where the part began
            y = numbers == 0 ? "" : texts[numbers - 1];
        }
        return out.toString();
    }

    private static void append(StringBuilder out, char command, String[] numbers) {
        out.append(command);
        for (int i = 0; i < numbers.length; i++) {
            if (i > 0 && numbers[i].charAt(0) != '-') out.append(' ');
            out.append(numbers[i]);
        }
    }
}
