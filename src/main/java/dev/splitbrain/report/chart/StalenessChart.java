package dev.splitbrain.report.chart;

import dev.splitbrain.metrics.Quantiles;
import dev.splitbrain.metrics.Staleness;
import dev.splitbrain.report.draw.Align;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.trace.Quantity;
import java.util.List;

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
        if (reads.isEmpty()) return "No read whose value can be traced";
        if (stale.isEmpty()) return "All " + Quantity.count(reads.size()) + " reads were fresh";
        Quantiles ages = Quantiles.of(
                stale.stream().mapToLong(Staleness.Read::staleNanos).toArray());
        return Quantity.share(stale.size() / (double) reads.size())
                + " of reads were stale, half of those by more than " + Quantity.duration(ages.at(0.5))
                + ", at most by " + Quantity.duration(ages.max());
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        return List.of(
                new LegendItem(Symbol.SQUARE, theme.unknown(), "stale read"),
                new LegendItem(Symbol.DOT, theme.ok(), "fresh read"));
    }

    @Override
    public void draw(Pen pen, Box body) {
        TimedPlot.draw(pen, body, view, run.faults(), (whole, time) -> {
            double band = pen.size().lane() * 1.4;
            Box plot = whole.above(band + pen.size().gap());
            double low =
                    stale.stream().mapToLong(Staleness.Read::staleNanos).min().orElse(1_000_000);
            double high =
                    stale.stream().mapToLong(Staleness.Read::staleNanos).max().orElse(1_000_000_000);
            Scale scale = Scale.log(Scale.roundDown(low * 0.9), Scale.roundUp(high * 1.1), plot.bottom(), plot.y());
            Axes.left(
                    pen,
                    plot,
                    scale,
                    scale.ticks(plot.height() > 300 ? 12 : 6, v -> Quantity.duration(Math.round(v))),
                    "out of date by");
            double fresh = whole.bottom() - band / 2;
            pen.textAt(
                    "fresh",
                    plot.x() - pen.size().gap(),
                    fresh,
                    pen.size().axis(),
                    pen.theme().muted(),
                    Align.RIGHT);
            drawReads(pen, time, scale, fresh, band * 0.5);
        });
    }

    /** Fresh reads lie in a band of their own: a logarithmic axis has no zero. They are spread in it to show how many. */
    private void drawReads(Pen pen, TimeAxis time, Scale scale, double fresh, double band) {
        Cloud freshReads = new Cloud(reads.size());
        Cloud staleReads = new Cloud(reads.size());
        for (Staleness.Read read : reads) {
            double x = time.at(read.operation().invokedNanos());
            double spread = ((read.operation().invokedNanos() / 1000 * 2654435761L >>> 16) % 1000) / 1000.0 - 0.5;
            if (read.staleNanos() == 0) freshReads.add(x, fresh + spread * band);
            else staleReads.add(x, scale.at(read.staleNanos()));
        }
        double dot = pen.size().line() * 1.2;
        freshReads.draw(pen.canvas(), dot, pen.theme().ok());
        Symbol.squares(
                pen.canvas(),
                staleReads.all()[0],
                staleReads.all()[1],
                dot * 1.5,
                pen.theme().unknown().alpha(0.85));
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
