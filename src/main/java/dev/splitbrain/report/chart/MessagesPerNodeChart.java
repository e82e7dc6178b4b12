package dev.splitbrain.report.chart;

import dev.splitbrain.metrics.Counters;
import dev.splitbrain.metrics.Quantiles;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.trace.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.XYBarDataset;

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
        if (counts.max() == 0) return "No node sent a message";
        return "Half of the nodes sent up to " + Quantity.count(counts.at(0.5)) + " messages, the busiest "
                + Quantity.count(counts.max());
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        return List.of();
    }

    @Override
    public void draw(Pen pen, Box body) {
        Box inside = Plots.inside(pen, body);
        double low = width == 1 ? -0.5 : 0; // a bar of one number stands over it
        Points counts = new Points();
        int highest = 1;
        for (int i = 0; i < bars.length; i++) {
            if (bars[i] > 0) counts.add(low + (i + 0.5) * width, bars[i]);
            highest = Math.max(highest, bars[i]);
        }
        Scale y = Scale.linear(0, highest * 1.05, inside.bottom(), inside.y());
        Scale x = Scale.linear(low, low + (double) bars.length * width, inside.x(), inside.right());
        List<Tick> sentTicks = x.wholeTicks(inside.width() / (pen.size().axis().size() * 6));
        XYPlot plot = Plots.plot(
                pen,
                LabelledAxis.below(pen, x, sentTicks, "messages sent by a node"),
                LabelledAxis.left(pen, y, y.wholeTicks(inside.height() > 300 ? 8 : 5), "nodes"));
        XYBarRenderer renderer = Plots.plain(new XYBarRenderer(), 0.1);
        renderer.setSeriesPaint(0, pen.theme().ok().awt());
        Plots.add(plot, new XYBarDataset(Plots.data(counts.toArrays()), width), renderer);
        Plots.drawAlone(pen, body, plot);
    }

    @Override
    public List<Table> tables() {
        Table table = new Table("", "node", "sent");
        sent.forEach(table::row);
        return List.of(table);
    }
}
