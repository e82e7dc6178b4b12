package dev.splitbrain.report.chart;

import dev.splitbrain.metrics.Counters;
import dev.splitbrain.metrics.Quantiles;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.trace.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How evenly the sending is shared among many nodes. For the whole run. */
final class MessagesPerNodeChart extends TimedChart {
    private static final int MOST_BARS = 40;

    private final Map<String, Long> sent = new LinkedHashMap<>();
    private final long width;
    private final int[] bars;

    MessagesPerNodeChart(RunData run, View view) {
        super(run, view);
        run.nodes().forEach(node -> sent.put(node.name(), 0L)); // those that sent nothing count too
        for (Counters.Row row : run.messages())
            if (!row.sender().equals(Counters.CLIENTS)) sent.merge(row.sender(), row.sent(), Long::sum);
        long most = sent.values().stream().mapToLong(Long::longValue).max().orElse(0);
        width = Math.max(1, (long) Math.ceil(Scale.roundUp((most + 1.0) / MOST_BARS)));
        bars = new int[(int) (most / width) + 1];
        sent.values().forEach(count -> bars[(int) (count / width)]++);
    }

    @Override
    public String finding() {
        if (sent.isEmpty()) return "There is no node";
        Quantiles counts =
                Quantiles.of(sent.values().stream().mapToLong(Long::longValue).toArray());
        return "Half of the nodes sent up to " + Quantity.count(counts.at(0.5)) + " messages, the busiest "
                + Quantity.count(counts.max());
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        return List.of();
    }

    @Override
    public void draw(Pen pen, Box body) {
        Size size = pen.size();
        Box plot = Box.between(
                size.gutterLeft(), body.y(), size.width() - size.gutterRight(), body.bottom() - TimeAxis.height(size));
        int highest = 1;
        for (int bar : bars) highest = Math.max(highest, bar);
        Scale y = Scale.linear(0, highest * 1.05, plot.bottom(), plot.y());
        Scale x = Scale.linear(0, (double) bars.length * width, plot.x(), plot.right());
        Axes.left(pen, plot, y, y.wholeTicks(plot.height() > 300 ? 8 : 5), "nodes");
        for (int i = 0; i < bars.length; i++) {
            double left = x.at((double) i * width);
            double right = x.at((double) (i + 1) * width);
            double gap = (right - left) * 0.05;
            pen.canvas()
                    .fill(
                            Box.between(left + gap, y.at(bars[i]), right - gap, plot.bottom()),
                            pen.theme().ok());
        }
        Axes.below(
                pen,
                plot,
                x,
                x.ticks(plot.width() / (size.axis().size() * 6), Scale::plain),
                "messages sent by a node");
    }

    @Override
    public List<Table> tables() {
        Table table = new Table("", "node", "sent");
        sent.forEach(table::row);
        return List.of(table);
    }
}
