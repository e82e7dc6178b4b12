package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Line;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;

/** Paired differences: a line a measure and setting, a dot for the mean and a bar for its interval of 95 % confidence. */
final class ForestChart implements Chart {
    private final Forest forest;

    ForestChart(Forest forest) {
        this.forest = forest;
    }

    @Override
    public String finding() {
        long certain = forest.rows().stream().filter(Forest.Row::isCertain).count();
        if (certain == 0) return "No difference to " + forest.first() + " that is certain";
        return Quantity.count(certain) + " of " + Quantity.count(forest.rows().size(), "difference") + " to "
                + forest.first() + (certain == 1 ? " is" : " are") + " certain";
    }

    @Override
    public String setup() {
        return forest.setup() + ": the same seeds, so the same clients, faults and link weather";
    }

    @Override
    public String footer() {
        return forest.footer();
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        return List.of(
                new LegendItem(Symbol.DOT, theme.series(0), "mean difference, with 95 % confidence"),
                new LegendItem(Symbol.DOT, theme.muted(), "may be none"));
    }

    @Override
    public void draw(Pen pen, Box body) {
        Box room = body.below(pen.size().gap());
        Box inside = Plots.inside(pen, room);
        int rows = forest.rows().size();
        double low = Math.min(
                0,
                forest.rows().stream()
                        .mapToDouble(r -> r.difference().low())
                        .min()
                        .orElse(0));
        double high = Math.max(
                0,
                forest.rows().stream()
                        .mapToDouble(r -> r.difference().high())
                        .max()
                        .orElse(1));
        double margin = Math.max(0.001, (high - low) * 0.06);
        Scale x = Scale.linear(low - margin, high + margin, inside.x(), inside.right());
        Scale y = Scale.linear(0, rows, inside.bottom(), inside.y());
        XYPlot plot = Plots.plot(
                pen,
                LabelledAxis.below(pen, x, ticks(pen, x, inside), "difference to " + forest.first() + ", of its mean"),
                LabelledAxis.notes(pen, 0, rows, List.of()));
        plot.setRangeGridlinesVisible(false);
        Line zero = pen.hairline(pen.theme().ink());
        plot.addAnnotation(
                new XYLineAnnotation(0, 0, 0, rows, zero.stroke(), zero.colour().awt()));
        Points certain = new Points();
        Points uncertain = new Points();
        double labelAbove = Math.min(0.5, pen.size().note().size() * 1.5 * rows / inside.height());
        for (int i = 0; i < rows; i++) {
            Forest.Row row = forest.rows().get(i);
            double height = rows - i - 0.62;
            (row.isCertain() ? certain : uncertain).add(row.difference().value(), height);
            bar(pen, plot, row, height);
            label(pen, plot, row, height + labelAbove, low - margin);
        }
        dots(pen, plot, uncertain, pen.theme().muted());
        dots(pen, plot, certain, pen.theme().series(0));
        Plots.drawAlone(pen, room, plot);
    }

    private static List<Tick> ticks(Pen pen, Scale x, Box inside) {
        double most = inside.width() / (pen.size().axis().size() * 6);
        return x.ticks(most, value -> (value > 0 ? "+" : "") + Scale.plain(Math.round(value * 1e4) / 100.0) + " %");
    }

    private static void bar(Pen pen, XYPlot plot, Forest.Row row, double height) {
        Line line = Line.solid(
                row.isCertain() ? pen.theme().series(0) : pen.theme().muted(),
                pen.size().line());
        plot.addAnnotation(new XYLineAnnotation(
                row.difference().low(),
                height,
                row.difference().high(),
                height,
                line.stroke(),
                line.colour().awt()));
    }

    /** Above the bar, at the left edge: long names would not fit beside the plot. */
    private static void label(Pen pen, XYPlot plot, Forest.Row row, double height, double left) {
        XYTextAnnotation text = new XYTextAnnotation(row.measure() + ", " + row.label(), left, height);
        text.setFont(Plots.font(pen, pen.size().note()));
        text.setPaint(pen.theme().ink().awt());
        text.setTextAnchor(TextAnchor.CENTER_LEFT);
        text.setBackgroundPaint(pen.theme().ground().awt()); // the line at zero would cross it
        plot.addAnnotation(text);
    }

    private static void dots(Pen pen, XYPlot plot, Points points, dev.splitbrain.report.draw.Colour colour) {
        double r = pen.size().line() * 1.8;
        java.awt.Shape dot = new java.awt.geom.Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
        Plots.addMarks(
                plot, points.toArrays(), dot, colour, pen.hairline(pen.theme().ground()));
    }

    @Override
    public List<Table> tables() {
        Table table = new Table("", "measure", "setting", "difference", "low", "high");
        for (Forest.Row row : forest.rows()) {
            List<Object> cells = new ArrayList<>(List.of(row.measure(), row.label()));
            for (double value : new double[] {
                row.difference().value(),
                row.difference().low(),
                row.difference().high()
            }) cells.add(dev.splitbrain.explore.Rounding.text(value));
            table.row(cells.toArray());
        }
        return List.of(table);
    }
}
