package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Align;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Canvas;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Line;
import dev.splitbrain.report.draw.Type;

/** A canvas, and the style in which to draw on it. */
public record Pen(Canvas canvas, ChartStyle style) {
    public Theme theme() {
        return style.theme();
    }

    public Size size() {
        return style.size();
    }

    public Line hairline(Colour colour) {
        return Line.solid(colour, size().hairline());
    }

    public double width(String text, Type type) {
        return canvas.width(text, type);
    }

    public void text(String text, double x, double baseline, Type type, Colour colour, Align align) {
        canvas.text(text, x, baseline, type, colour, align);
    }

    /** Text whose capitals are centred on a height. */
    public void textAt(String text, double x, double centreY, Type type, Colour colour, Align align) {
        canvas.text(text, x, centreY + type.capHeight() / 2, type, colour, align);
    }

    /** Text from x on, with a rim of the background's colour that keeps lines behind it from touching it. */
    public void haloText(String text, double x, double centreY, Type type, Colour colour, Colour ground) {
        double rim = type.size() * 0.2;
        Box box = new Box(x - rim, centreY - type.size() * 0.55, width(text, type) + 2 * rim, type.size() * 1.1);
        canvas.fill(box, ground.alpha(0.82));
        textAt(text, x, centreY, type, colour, Align.LEFT);
    }
}
