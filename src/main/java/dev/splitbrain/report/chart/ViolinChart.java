package dev.splitbrain.report.chart;

import dev.splitbrain.explore.statistics.Figures;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.plot.XYPlot;

/** How a figure is distributed over the runs of each setting: its density as a violin, and median and quartiles in it. */
final class ViolinChart extends GroupsChart {
    private static final int SLICES = 96;
    private static final double HALF_WIDTH = 0.42;

    ViolinChart(RunGroups data) {
        super(data);
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        return List.of(
                new LegendItem(Symbol.BLOCK, theme.ok(), "density of runs"),
                new LegendItem(Symbol.LINE, theme.ink(), "median, quartiles, and the 5th to the 95th percentile"));
    }

    @Override
    public void draw(Pen pen, Box body) {
        Box room = body.below(pen.size().gap());
        Box inside = Plots.inside(pen, room);
        int groups = data.groups().size();
        double span = data.most() - data.least();
        double low = data.least() < span * 0.5 ? Math.min(0, data.least()) : data.least() - span * 0.05;
        Scale x = Scale.linear(0, Math.max(1, groups), inside.x(), inside.right());
        Scale y = Scale.linear(low, data.most() + span * 0.04, inside.bottom(), inside.y());
        XYPlot plot = Plots.plot(
                pen,
                LabelledAxis.below(pen, x, names(pen, inside), data.along()),
                LabelledAxis.left(pen, y, data.ticks(y, inside.height() > 300 ? 8 : 5), data.measure()));
        for (int i = 0; i < groups; i++)
            violin(pen, plot, i + 0.5, data.groups().get(i).figures());
        Plots.drawAlone(pen, room, plot);
    }

    /** Names that would touch each other are cut, and lose what all have in common. */
    private List<Tick> names(Pen pen, Box inside) {
        List<Tick> ticks = new ArrayList<>();
        double room =
                inside.width() / Math.max(1, data.groups().size()) - pen.size().gap() * 2;
        for (int i = 0; i < data.groups().size(); i++) {
            String name = data.groups().get(i).name();
            while (name.length() > 2 && pen.width(name, pen.size().axis()) > room) {
                name = name.substring(0, name.length() - 2) + "…";
            }
            ticks.add(new Tick(i + 0.5, name.isEmpty() ? "all runs" : name));
        }
        return ticks;
    }

    private void violin(Pen pen, XYPlot plot, double centre, Figures figures) {
        Colour fill = pen.theme().ok();
        double[] heights = new double[SLICES + 1];
        double[] densities = new double[SLICES + 1];
        double least = figures.ranked(0);
        double most = figures.ranked(figures.count() - 1);
        double highest = 0;
        for (int i = 0; i <= SLICES; i++) {
            heights[i] = least + (most - least) * i / SLICES;
            densities[i] = density(figures, heights[i]);
            highest = Math.max(highest, densities[i]);
        }
        if (most > least && highest > 0) {
            double[] outline = new double[4 * (SLICES + 1)];
            for (int i = 0; i <= SLICES; i++) {
                double width = densities[i] / highest * HALF_WIDTH;
                int back = outline.length - 2 - 2 * i;
                outline[2 * i] = centre - width;
                outline[2 * i + 1] = heights[i];
                outline[back] = centre + width;
                outline[back + 1] = heights[i];
            }
            plot.addAnnotation(new XYPolygonAnnotation(outline, null, null, fill.awt()));
        }
        marks(pen, plot, centre, figures);
    }

    /** Gaussian kernels of Silverman's width (1986, equation 3.31). */
    private static double density(Figures figures, double at) {
        int count = figures.count();
        double quartiles = figures.ranked(count * 3 / 4) - figures.ranked(count / 4);
        double spread = quartiles > 0 ? Math.min(figures.deviation(), quartiles / 1.34) : figures.deviation();
        double width = 0.9 * spread * StrictMath.pow(count, -0.2);
        if (width == 0) return 0;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double distance = (at - figures.ranked(i)) / width;
            if (Math.abs(distance) < 5) sum += StrictMath.exp(-distance * distance / 2);
        }
        return sum;
    }

    private static void marks(Pen pen, XYPlot plot, double centre, Figures figures) {
        line(pen, plot, centre, centre, figures, 0.05, 0.95, 0.5);
        line(pen, plot, centre, centre, figures, 0.25, 0.75, 2);
        line(pen, plot, centre - HALF_WIDTH / 3, centre + HALF_WIDTH / 3, figures, 0.5, 0.5, 1);
    }

    private static void line(
            Pen pen, XYPlot plot, double fromX, double toX, Figures figures, double lowQ, double highQ, double weight) {
        java.awt.Stroke stroke = new java.awt.BasicStroke((float) (pen.size().line() * weight));
        plot.addAnnotation(new XYLineAnnotation(
                fromX,
                figures.quantile(lowQ).value(),
                toX,
                figures.quantile(highQ).value(),
                stroke,
                pen.theme().ink().awt()));
    }
}
