package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Align;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Type;
import java.util.List;

/** What a symbol and a colour mean. */
public record LegendItem(Symbol symbol, Colour colour, String label) {

    /** Draws items in rows from the top left of a box, and returns the height that they took. */
    public static double drawAll(Pen pen, Box box, List<LegendItem> items) {
        if (items.isEmpty()) return 0;
        Type type = fitting(pen, box, items);
        double rowHeight = type.size() * 1.5;
        double x = box.x();
        double y = box.y();
        for (LegendItem item : items) {
            double width = item.width(pen, type);
            if (x > box.x() && x + width > box.right()) {
                x = box.x();
                y += rowHeight;
            }
            item.draw(pen, x, y + rowHeight / 2, type);
            x += width + space(type);
        }
        return y + rowHeight - box.y();
    }

    /** The type of notes, or one up to a sixth smaller where that keeps all items in one row. */
    private static Type fitting(Pen pen, Box box, List<LegendItem> items) {
        Type type = pen.size().note();
        double width = -space(type);
        for (LegendItem item : items) width += item.width(pen, type) + space(type);
        double factor = box.width() / width * 0.999;
        return factor >= 1 || factor < 0.83 ? type : type.times(factor);
    }

    private static double space(Type type) {
        return type.size() * 1.4;
    }

    private double width(Pen pen, Type type) {
        return symbol.sampleWidth(type.size() * 0.8) + type.size() * 0.5 + pen.width(label, type);
    }

    private void draw(Pen pen, double x, double centreY, Type type) {
        double height = type.size() * 0.8;
        double sample = symbol.sampleWidth(height);
        symbol.drawSample(
                pen.canvas(),
                new Box(x, centreY - height / 2, sample, height),
                colour,
                pen.size().line());
        pen.textAt(
                label,
                x + sample + type.size() * 0.5,
                centreY,
                type,
                pen.theme().ink(),
                Align.LEFT);
    }
}
