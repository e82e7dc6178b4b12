package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Box;
import java.awt.geom.Path2D;
import java.util.List;

/** The share of operations that took no longer than a latency. */
final class CdfChart extends DistributionChart {
    private static final int STEPS = 400;

    CdfChart(List<RunData> runs, View view) {
        super(runs, view);
    }

    @Override
    double level() {
        return 0.5;
    }

    @Override
    void drawAxes(Pen pen, Box plot, double low, double high) {
        Scale y = Scale.linear(0, 100, plot.bottom(), plot.y());
        Axes.left(pen, plot, y, y.ticks(plot.height() > 300 ? 10 : 5, v -> Scale.plain(v) + " %"), "operations");
        Scale x = Scale.log(low, high, plot.x(), plot.right());
        Axes.below(pen, plot, x, durations(x, plot.width() / 2, pen.size()), "took up to, log scale");
    }

    @Override
    Path2D curve(Box plot, Sample sample, double low, double high) {
        Scale x = Scale.log(low, high, plot.x(), plot.right());
        Scale y = Scale.linear(0, 1, plot.bottom(), plot.y());
        Path2D path = new Path2D.Double();
        for (int i = 0; i <= STEPS; i++) {
            double latency = low * StrictMath.pow(high / low, i / (double) STEPS);
            double share = sample.nanos().shareUpTo((long) latency);
            if (i == 0) path.moveTo(x.at(latency), y.at(share));
            else path.lineTo(x.at(latency), y.at(share));
        }
        return path;
    }
}
