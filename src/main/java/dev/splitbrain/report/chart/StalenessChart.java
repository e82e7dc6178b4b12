package dev.splitbrain.report.chart;

import dev.splitbrain.metrics.Quantiles;
import dev.splitbrain.metrics.Staleness;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.trace.Quantity;
import java.util.List;
import org.jfree.chart.plot.XYPlot;

/** How old the values were that reads returned. */
final class StalenessChart extends TimedChart {
    private final List<Staleness.Read> reads;
    private final List<Staleness.Read> stale;

    StalenessChart(RunData run, View view) {
        super(run, view);
        reads = Staleness.of(run.history()).stream()
                .filter(read -> view.shows(read.operation().invokedNanos()))
                .toList();
        stale = reads.stream().filter(read -> read.staleNanos() > 0).toList();
    }

    @Override
    public String finding() {
        if (reads.isEmpty()) return anyRead() ? "No read whose value can be traced" : "No client read anything";
        if (stale.isEmpty()) return "All " + Quantity.count(reads.size()) + " reads were fresh";
        Quantiles ages = Quantiles.of(
                stale.stream().mapToLong(Staleness.Read::staleNanos).toArray());
        return Quantity.share(stale.size() / (double) reads.size())
                + " of reads were stale, half of those by more than " + Quantity.duration(ages.at(0.5))
                + ", at most by " + Quantity.duration(ages.max());
    }

    private boolean anyRead() {
        return run.history().operations().stream()
                .anyMatch(operation -> operation.command().operation().equals("read"));
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        if (reads.isEmpty()) return List.of();
        return List.of(
                new LegendItem(Symbol.SQUARE, theme.unknown(), "stale read"),
                new LegendItem(Symbol.DOT, theme.ok(), "fresh read"));
    }

    @Override
    public void draw(Pen pen, Box body) {
        TimedPlot.drawAll(pen, body, view, run, (inside, time) -> {
            double band =
                    pen.size().lane() * 1.4 / (inside.height() - pen.size().gap());
            return List.of(new TimedPlot.Panel(ages(pen, inside), 1 - band), new TimedPlot.Panel(fresh(pen), band));
        });
    }

    private XYPlot ages(Pen pen, Box inside) {
        double low = stale.stream().mapToLong(Staleness.Read::staleNanos).min().orElse(1_000_000);
        double high = stale.stream().mapToLong(Staleness.Read::staleNanos).max().orElse(1_000_000_000);
        Scale scale = Scale.log(Scale.roundDown(low * 0.9), Scale.roundUp(high * 1.1), inside.bottom(), inside.y());
        List<Tick> ticks = scale.ticks(inside.height() > 300 ? 12 : 6, v -> Quantity.duration(Math.round(v)));
        XYPlot plot = Plots.plot(pen, null, LogTimeAxis.left(pen, scale, ticks, "out of date by"));
        Points places = new Points();
        for (Staleness.Read read : stale) places.add(read.operation().invokedNanos(), read.staleNanos());
        Colour colour = pen.theme().unknown().alpha(0.85);
        double width = pen.size().line() * 1.8;
        Plots.add(plot, Plots.data(places.toArrays()), CloudRenderer.squares(colour, width, reads.size()));
        return plot;
    }

    /** Fresh reads lie in a band of their own: a logarithmic axis has no zero. They are spread in it to show how many. */
    private XYPlot fresh(Pen pen) {
        Tick name = new Tick(0.5, "fresh");
        XYPlot plot = Plots.plot(pen, null, LabelledAxis.left(pen, Scale.linear(0, 1, 0, 1), List.of(name), null));
        plot.setRangeGridlinesVisible(false);
        Points places = new Points();
        for (Staleness.Read read : reads) {
            if (read.staleNanos() > 0) continue;
            long at = read.operation().invokedNanos();
            double spread = ((at / 1000 * 2654435761L >>> 16) % 1000) / 1000.0 - 0.5;
            places.add(at, 0.5 + spread / 2);
        }
        double dot = pen.size().line() * 1.2;
        CloudRenderer dots = CloudRenderer.dots(pen.theme().ok(), dot, reads.size());
        Plots.add(plot, Plots.data(places.toArrays()), dots);
        return plot;
    }

    @Override
    public List<Table> tables() {
        Table table = new Table("", "start_s", "key", "stale_ms");
        for (Staleness.Read read : reads)
            table.row(
                    seconds(read.operation().invokedNanos()),
                    read.operation().command().key(),
                    millis(read.staleNanos()));
        return List.of(table);
    }
}
