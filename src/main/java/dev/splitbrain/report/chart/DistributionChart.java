package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Line;
import dev.splitbrain.report.draw.Numbers;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jfree.chart.plot.XYPlot;

/** Latencies by percentile: of each kind of operation in one run, or of several runs. */
abstract class DistributionChart implements Chart {
    private static final Symbol[] DASHES = {Symbol.LINE, Symbol.LONG_DASHES, Symbol.SHORT_DASHES, Symbol.DOTTED_LINE};

    private static final int MOST_FOOTERS = 4;

    private final List<RunData> runs;
    private final View view;
    final List<Sample> samples;

    DistributionChart(List<RunData> runs, View view) {
        this.runs = List.copyOf(runs);
        this.view = view;
        samples = Sample.of(runs, view);
    }

    @Override
    public String finding() {
        if (samples.isEmpty()) return TimedChart.noneOk(runs, view);
        return samples.stream()
                .limit(4)
                .map(sample -> Quantity.duration(sample.nanos().at(level())) + " (" + sample.name() + ")")
                .collect(Collectors.joining(", ", levelName() + " latency: ", samples.size() > 4 ? ", …" : ""));
    }

    /** The percentile that the title compares. */
    abstract double level();

    private String levelName() {
        return "p" + Numbers.decimal(level() * 100, 3);
    }

    @Override
    public String setup() {
        List<String> setups = runs.stream().map(RunData::setup).distinct().toList();
        if (runs.size() == 1) return setups.get(0);
        return runs.size() + " runs compared" + (setups.size() == 1 ? ": " + setups.get(0) : "");
    }

    @Override
    public String footer() {
        List<String> footers = runs.stream().map(RunData::footer).distinct().toList();
        int shown = footers.size() <= MOST_FOOTERS ? footers.size() : MOST_FOOTERS - 1;
        String rest = shown == footers.size() ? "" : "\nand " + (footers.size() - shown) + " more runs";
        return String.join("\n", footers.subList(0, shown)) + rest;
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        List<LegendItem> items = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            String name = sample.name() + " (" + Quantity.count(sample.nanos().count()) + ")";
            items.add(new LegendItem(DASHES[i % DASHES.length], theme.series(i), name));
        }
        return items;
    }

    @Override
    public void draw(Pen pen, Box body) {
        Box room = body.below(pen.size().gap());
        Box inside = Plots.inside(pen, room);
        double low = Scale.roundDown(
                samples.stream().mapToLong(s -> s.nanos().ranked(0)).min().orElse(1_000_000));
        double high = Scale.roundUp(
                samples.stream().mapToLong(s -> s.nanos().max()).max().orElse(1_000_000_000) * 1.02);
        XYPlot plot = plot(pen, inside, low, high);
        // The first drawn last: what is compared with the others should not be hidden by them.
        for (int i = samples.size() - 1; i >= 0; i--) {
            Line line = new Line(pen.theme().series(i), pen.size().line() * 1.05, DASHES[i % DASHES.length].dash());
            Plots.addLine(plot, curve(samples.get(i), low, high), line);
        }
        Plots.drawAlone(pen, room, plot);
    }

    /** The axes, for latencies from low to high. */
    abstract XYPlot plot(Pen pen, Box inside, double low, double high);

    abstract double[][] curve(Sample sample, double low, double high);

    static List<Tick> durations(Scale scale, double room, Size size) {
        int most = (int) (room / (size.axis().size() * 2));
        return scale.ticks(most, value -> Quantity.duration(Math.round(value)));
    }

    @Override
    public List<Table> tables() {
        Table table = new Table("", "name", "percentile", "latency_ms", "operations");
        for (Sample sample : samples)
            for (double x = 0; x <= decades(sample) + 1e-9; x += 0.05) {
                double q = 1 - StrictMath.pow(10, -x);
                String percentile = Numbers.decimal(q * 100, 6);
                table.row(
                        sample.name(),
                        percentile,
                        TimedChart.millis(sample.nanos().at(q)),
                        sample.nanos().count());
            }
        return List.of(table);
    }

    /** How far the percentile axis has data: 3 for 99.9 % of a thousand. */
    static double decades(Sample sample) {
        return Math.max(1, StrictMath.log10(sample.nanos().count()));
    }
}
