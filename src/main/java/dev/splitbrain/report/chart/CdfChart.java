package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Box;
import java.util.List;
import org.jfree.chart.plot.XYPlot;

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
    XYPlot plot(Pen pen, Box inside, double low, double high) {
        Scale y = Scale.linear(0, 100, inside.bottom(), inside.y());
        Scale x = Scale.log(low, high, inside.x(), inside.right());
        List<Tick> shares = y.ticks(inside.height() > 300 ? 10 : 5, v -> Scale.plain(v) + " %");
        List<Tick> latencies = durations(x, inside.width() / 2, pen.size());
        return Plots.plot(
                pen,
                LogTimeAxis.below(pen, x, latencies, "took up to, log scale"),
                LabelledAxis.left(pen, y, shares, "operations"));
    }

    @Override
    double[][] curve(Sample sample, double low, double high) {
        Points points = new Points();
        for (int i = 0; i <= STEPS; i++) {
            double latency = low * StrictMath.pow(high / low, i / (double) STEPS);
            points.add(latency, 100 * sample.nanos().shareUpTo((long) latency));
        }
        return points.toArrays();
    }
}
