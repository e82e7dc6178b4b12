package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Numbers;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** Latency against percentile, the slowest stretched out: each further nine takes as much room as the one before. */
final class PercentilesChart extends DistributionChart {
    PercentilesChart(List<RunData> runs, View view) {
        super(runs, view);
    }

    @Override
    double level() {
        return 0.99;
    }

    @Override
    void drawAxes(Pen pen, Box plot, double low, double high) {
        Scale y = Scale.log(low, high, plot.bottom(), plot.y());
        Axes.left(pen, plot, y, durations(y, plot.height(), pen.size()), "latency, log scale");
        Axes.below(pen, plot, nines(plot), ticks(), "percentile");
    }

    private Scale nines(Box plot) {
        double most =
                samples.stream().mapToDouble(DistributionChart::decades).max().orElse(3);
        return Scale.linear(0, most, plot.x(), plot.right());
    }

    /** 0 %, 50 %, 90 %, 99 % and so on, as far as there are data. */
    private List<Tick> ticks() {
        double most =
                samples.stream().mapToDouble(DistributionChart::decades).max().orElse(3);
        List<Tick> ticks = new ArrayList<>(List.of(new Tick(0, "0 %"), new Tick(StrictMath.log10(2), "50 %")));
        for (int nines = 1; nines <= most; nines++)
            ticks.add(new Tick(nines, Numbers.decimal(100 - StrictMath.pow(10, 2 - nines), 6) + " %"));
        return ticks;
    }

    @Override
    Path2D curve(Box plot, Sample sample, double low, double high) {
        Scale x = nines(plot);
        Scale y = Scale.log(low, high, plot.bottom(), plot.y());
        Path2D path = new Path2D.Double();
        int steps = 400;
        for (int i = 0; i <= steps; i++) {
            double nines = decades(sample) * i / steps;
            double latency = sample.nanos().at(1 - StrictMath.pow(10, -nines));
            if (i == 0) path.moveTo(x.at(nines), y.at(latency));
            else path.lineTo(x.at(nines), y.at(latency));
        }
        return path;
    }
}
