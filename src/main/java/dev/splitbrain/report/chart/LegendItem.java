package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Align;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Type;
import java.util.List;

/** What a symbol and a colour mean. */
record LegendItem(Symbol symbol, Colour colour, String label) {

    /** Draws items in rows from the top left of a box, and returns the height that they took. */
    static double drawAll(Pen pen, Box box, List<LegendItem> items) {
        if (items.isEmpty()) return 0;
        Type type = pen.size().note();
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
            x += width + type.size() * 1.5;
        }
        return y + rowHeight - box.y();
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
