package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Canvas;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Line;
import dev.splitbrain.report.draw.Type;
import dev.splitbrain.report.draw.Typeface;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** A canvas that keeps nothing but where its texts stand, to find those that overlap or leave the picture. */
public final class TextBoxes implements Canvas {
    private record Placed(String text, Rectangle2D box) {}

    private final Typeface typeface;
    private final List<Placed> texts = new ArrayList<>();

    public TextBoxes(Typeface typeface) {
        this.typeface = typeface;
    }

    /** What is wrong, in words; empty where all texts can be read. */
    public List<String> troubles(Size size) {
        List<String> troubles = new ArrayList<>();
        Rectangle2D page = new Rectangle2D.Double(0, 0, size.width(), size.height());
        for (int i = 0; i < texts.size(); i++) {
            Placed text = texts.get(i);
            if (!page.contains(text.box)) troubles.add("'" + text.text + "' leaves the picture: " + text.box);
            for (Placed other : texts.subList(0, i))
                if (text.box.intersects(other.box)) troubles.add("'" + text.text + "' lies on '" + other.text + "'");
        }
        return troubles;
    }

    public List<String> texts() {
        return texts.stream().map(Placed::text).toList();
    }

    @Override
    public void text(String text, double x, double y, Type type, Colour colour, int quarterTurns) {
        if (text.isBlank()) return;
        double width = width(text, type);
        double above = type.capHeight();
        double below = type.size() * 0.05; // descenders may touch the room of the line below
        texts.add(new Placed(
                text,
                quarterTurns == 0
                        ? new Rectangle2D.Double(x, y - above, width, above + below)
                        : new Rectangle2D.Double(x - above, y - width, above + below, width)));
    }

    @Override
    public Typeface typeface() {
        return typeface;
    }

    @Override
    public void fill(Shape shape, Colour colour) {}

    @Override
    public void stroke(Shape shape, Line line) {}

    @Override
    public void pills(double[] xs, double[] tops, double[] bottoms, double width, Colour colour) {}

    @Override
    public void clipped(Box box, Runnable drawing) {
        drawing.run();
    }

    @Override
    public void group(String name, Runnable drawing) {
        drawing.run();
    }
}
