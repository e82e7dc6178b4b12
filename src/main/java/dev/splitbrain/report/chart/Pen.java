package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Align;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Canvas;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Line;
import dev.splitbrain.report.draw.Type;
import java.util.List;

/**
 * A canvas, and the style in which to draw on it.
 *
 * @param gutterLeft the room at the left of the picture's plots
 */
public record Pen(Canvas canvas, ChartStyle style, double gutterLeft) {
    private static final double MOST_FOR_NAMES = 0.25; // of the picture's width

    Pen(Canvas canvas, ChartStyle style) {
        this(canvas, style, style.size().gutterLeft());
    }

    /** The same, with room for names at the left of plots: as much as they need, up to a quarter of the picture. */
    public Pen withRoomFor(List<String> names, Type type) {
        double widest =
                names.stream().mapToDouble(name -> width(name, type)).max().orElse(0);
        double wanted = Math.ceil(widest + aroundNames());
        return new Pen(
                canvas,
                style,
                Math.max(size().gutterLeft(), Math.min(wanted, Math.floor(size().width() * MOST_FOR_NAMES))));
    }

    /** The names, those that have no room at the left of plots with an ellipsis. */
    public List<String> shortened(List<String> names, Type type) {
        return ShortNames.of(names, gutterLeft - aroundNames(), name -> width(name, type));
    }

    private double aroundNames() {
        return size().gap() + size().margin() * 0.25;
    }

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
