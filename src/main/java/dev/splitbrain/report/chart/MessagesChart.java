package dev.splitbrain.report.chart;

import dev.splitbrain.metrics.Counters;
import dev.splitbrain.report.draw.Align;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Type;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/** What each node sent, by type: messages and bytes; and its writes to its disk. For the whole run. */
final class MessagesChart extends TimedChart {
    private static final int MOST_ROWS = 12;
    private static final int MOST_TYPES = 7;
    private static final String OTHERS = "others";

    private final List<String> senders;
    private final List<String> types;
    private final long others; // how many senders have no row of their own

    MessagesChart(RunData run, View view) {
        super(run, view);
        senders = largest(Counters.Row::sender, MOST_ROWS);
        types = largest(Counters.Row::type, MOST_TYPES);
        others = run.messages().stream()
                .map(Counters.Row::sender)
                .distinct()
                .filter(sender -> !senders.contains(sender))
                .count();
    }

    /** The names with the most messages, in the order of the run, and others where those are too many. */
    private List<String> largest(java.util.function.Function<Counters.Row, String> name, int most) {
        Map<String, Long> sent = new LinkedHashMap<>();
        for (Counters.Row row : run.messages()) sent.merge(name.apply(row), row.sent(), Long::sum);
        if (sent.size() <= most) return List.copyOf(sent.keySet());
        List<String> kept = sent.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(most - 1)
                .map(Map.Entry::getKey)
                .toList();
        List<String> names =
                new ArrayList<>(sent.keySet().stream().filter(kept::contains).toList());
        names.add(OTHERS);
        return names;
    }

    @Override
    public String finding() {
        long sent = run.messages().stream().mapToLong(Counters.Row::sent).sum();
        if (sent == 0) return "No message was sent";
        long dropped = run.messages().stream().mapToLong(Counters.Row::dropped).sum();
        Map<String, Long> bySender = new LinkedHashMap<>();
        for (Counters.Row row : run.messages()) bySender.merge(row.sender(), row.sent(), Long::sum);
        Map.Entry<String, Long> most = bySender.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .orElseThrow();
        String busiest = bySender.size() > MOST_ROWS // where no share is worth its name
                ? "at most " + Quantity.count(most.getValue()) + " by one node, " + most.getKey()
                : most.getKey() + " sent " + Quantity.share(Math.round(100.0 * most.getValue() / sent) / 100.0);
        return Quantity.count(sent) + " messages, " + Quantity.share(dropped / (double) sent) + " lost; " + busiest;
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        List<LegendItem> items = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) items.add(new LegendItem(Symbol.BLOCK, theme.fill(i), types.get(i)));
        if (run.forcedWrites().stream().anyMatch(writes -> writes.unforced() > 0)) {
            items.add(new LegendItem(Symbol.BLOCK, theme.role("follower"), "forced write"));
            items.add(new LegendItem(Symbol.BLOCK, theme.role("follower").alpha(0.35), "unforced"));
        }
        return items;
    }

    @Override
    public void draw(Pen narrow, Box body) {
        Size size = narrow.size();
        Pen pen = narrow.withRoomFor(senders, size.axis());
        List<String> names = pen.shortened(senders, size.axis());
        Box area = Box.between(pen.gutterLeft(), body.y(), size.width() - size.margin(), body.bottom() - size.gap());
        boolean writes = !run.forcedWrites().isEmpty();
        double gap = size.margin() * 0.6;
        double unit = (area.width() - (writes ? 2 : 1) * gap) / (writes ? 10 : 8);
        double heading = size.axis().size() * 2;
        double rowHeight = Math.min((area.height() - heading) / Math.max(1, senders.size()), size.lane() * 3);
        Box rows = area.below(heading).top(rowHeight * senders.size());
        for (int i = 0; i < senders.size(); i++) {
            double y = rows.y() + (i + 0.5) * rowHeight;
            pen.textAt(
                    names.get(i),
                    rows.x() - size.gap(),
                    y,
                    size.axis(),
                    pen.theme().ink(),
                    Align.RIGHT);
        }
        Box messages = new Box(area.x(), rows.y(), unit * 4, rows.height());
        Box bytes = new Box(messages.right() + gap, rows.y(), unit * 4, rows.height());
        panel(pen, messages, "messages", rowHeight, Counters.Row::sent, Quantity::count);
        panel(pen, bytes, "bytes", rowHeight, Counters.Row::bytes, MessagesChart::bytes);
        if (writes) writes(pen, new Box(bytes.right() + gap, rows.y(), unit * 2, rows.height()), rowHeight);
    }

    private void panel(
            Pen pen,
            Box panel,
            String title,
            double rowHeight,
            ToLongFunction<Counters.Row> amount,
            LongFunction<String> label) {
        double most = senders.stream()
                .mapToLong(sender -> total(sender, amount))
                .max()
                .orElse(1);
        double room = panel.width()
                - pen.width("000 000 000", pen.size().note())
                - pen.size().gap();
        heading(pen, panel, title);
        for (int i = 0; i < senders.size(); i++) {
            Box row =
                    new Box(panel.x(), panel.y() + i * rowHeight, panel.width(), rowHeight).inset(0, rowHeight * 0.14);
            double x = panel.x();
            for (int t = 0; t < types.size(); t++) {
                double width = amount(senders.get(i), types.get(t), amount) / Math.max(1, most) * room;
                pen.canvas()
                        .fill(
                                new Box(x, row.y(), width, row.height()),
                                pen.theme().fill(t));
                x += width;
            }
            String each = senders.get(i).equals(OTHERS) ? " each" : "";
            end(pen, x, row, label.apply(total(senders.get(i), amount)) + each);
        }
    }

    private void writes(Pen pen, Box panel, double rowHeight) {
        double most = run.forcedWrites().stream()
                .mapToLong(writes -> writes.forced() + writes.unforced())
                .max()
                .orElse(1);
        double room = panel.width()
                - pen.width("000 000", pen.size().note())
                - pen.size().gap();
        boolean anyUnforced = run.forcedWrites().stream().anyMatch(writes -> writes.unforced() > 0);
        heading(pen, panel, anyUnforced ? "disk writes" : "forced writes");
        Colour colour = pen.theme().role("follower");
        for (int i = 0; i < senders.size(); i++) {
            String sender = senders.get(i);
            if (sender.equals(Counters.CLIENTS)) continue;
            long forced = written(sender, Counters.Writes::forced);
            long unforced = written(sender, Counters.Writes::unforced);
            Box row =
                    new Box(panel.x(), panel.y() + i * rowHeight, panel.width(), rowHeight).inset(0, rowHeight * 0.14);
            double width = Math.min(1, forced / Math.max(1, most)) * room;
            double pale = Math.min(1, unforced / Math.max(1, most)) * room;
            pen.canvas().fill(new Box(panel.x(), row.y(), width, row.height()), colour);
            if (unforced > 0)
                pen.canvas().fill(new Box(panel.x() + width, row.y(), pale, row.height()), colour.alpha(0.35));
            end(pen, panel.x() + width + pale, row, Quantity.count(forced + unforced));
        }
    }

    private long written(String sender, ToLongFunction<Counters.Writes> amount) {
        return run.forcedWrites().stream()
                        .filter(writes -> shownAs(writes.node(), senders).equals(sender))
                        .mapToLong(amount)
                        .sum()
                / share(sender);
    }

    private static void heading(Pen pen, Box panel, String title) {
        Type type = pen.size().axis();
        pen.text(
                title,
                panel.x(),
                panel.y() - type.size() * 0.6,
                type,
                pen.theme().muted(),
                Align.LEFT);
        pen.canvas()
                .line(
                        panel.x(),
                        panel.y(),
                        panel.x(),
                        panel.bottom(),
                        pen.hairline(pen.theme().muted()));
    }

    private static void end(Pen pen, double x, Box row, String text) {
        pen.textAt(
                text,
                x + pen.size().gap(),
                row.centreY(),
                pen.size().note(),
                pen.theme().ink(),
                Align.LEFT);
    }

    private long total(String sender, ToLongFunction<Counters.Row> amount) {
        return types.stream().mapToLong(type -> amount(sender, type, amount)).sum();
    }

    private long amount(String sender, String type, ToLongFunction<Counters.Row> amount) {
        return run.messages().stream()
                        .filter(row -> shownAs(row.sender(), senders).equals(sender)
                                && shownAs(row.type(), types).equals(type))
                        .mapToLong(amount)
                        .sum()
                / share(sender);
    }

    /** A row stands for one node, so that of the others shows their mean. */
    private long share(String sender) {
        return sender.equals(OTHERS) ? Math.max(1, others) : 1;
    }

    private static String shownAs(String name, List<String> shown) {
        return shown.contains(name) ? name : OTHERS;
    }

    private static String bytes(long bytes) {
        if (bytes >= 1_000_000) return Quantity.number(bytes / 1e6) + " MB";
        return bytes >= 1_000 ? Quantity.number(bytes / 1e3) + " kB" : bytes + " B";
    }

    @Override
    public List<Table> tables() {
        Table messages = new Table("", "sender", "type", "sent", "delivered", "dropped", "bytes");
        for (Counters.Row r : run.messages())
            messages.row(r.sender(), r.type(), r.sent(), r.delivered(), r.dropped(), r.bytes());
        Table writes = new Table("writes", "node", "forced_writes", "unforced_writes", "lost_writes");
        for (Counters.Writes w : run.forcedWrites()) writes.row(w.node(), w.forced(), w.unforced(), w.lost());
        return List.of(messages, writes);
    }
}
