package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.XYPlot;

/** Latency against percentile, the slowest stretched out: each further nine takes as much room as the one before. */
final class PercentilesChart extends DistributionChart {
    private static final int STEPS = 400;

    PercentilesChart(List<RunData> runs, View view) {
        super(runs, view);
    }

    @Override
    double level() {
        return 0.99;
    }

    @Override
    XYPlot plot(Pen pen, Box inside, double low, double high) {
        Scale y = Scale.log(low, high, inside.bottom(), inside.y());
        double most =
                samples.stream().mapToDouble(DistributionChart::decades).max().orElse(3);
        Scale nines = Scale.linear(0, most, inside.x(), inside.right());
        return Plots.plot(
                pen,
                LabelledAxis.below(pen, nines, ticks(most), "percentile"),
                LogTimeAxis.left(pen, y, durations(y, inside.height(), pen.size()), "latency, log scale"));
    }

    /** 0 %, 50 %, 90 %, 99 % and so on, as far as there are data. */
    private static List<Tick> ticks(double most) {
        List<Tick> ticks = new ArrayList<>(List.of(new Tick(0, "0 %"), new Tick(StrictMath.log10(2), "50 %")));
        for (int nines = 1; nines <= most; nines++)
            ticks.add(new Tick(nines, Numbers.decimal(100 - StrictMath.pow(10, 2 - nines), 6) + " %"));
        return ticks;
    }

    @Override
    double[][] curve(Sample sample, double low, double high) {
        Points points = new Points();
        for (int i = 0; i <= STEPS; i++) {
            double nines = decades(sample) * i / STEPS;
            points.add(nines, sample.nanos().at(1 - StrictMath.pow(10, -nines)));
        }
        return points.toArrays();
    }
}
