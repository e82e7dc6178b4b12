package dev.splitbrain.report.spacetime;

import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.report.chart.Chart;
import dev.splitbrain.report.chart.ChartStyle;
import dev.splitbrain.report.chart.LegendItem;
import dev.splitbrain.report.chart.Pen;
import dev.splitbrain.report.chart.Picture;
import dev.splitbrain.report.chart.Symbol;
import dev.splitbrain.report.chart.Table;
import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Numbers;
import dev.splitbrain.report.draw.Typeface;
import dev.splitbrain.report.spacetime.SpaceTimeOptions.Show;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Messages as arrows between lanes. */
public final class SpaceTimeChart implements Chart {
    /** The name of the chart in scenarios and of its files. */
    public static final String NAME = "space-time";

    private static final int MOST_TYPES = 4;
    private static final int MOST_NODES = 20;

    private final SpaceTimeData data;
    private final SpaceTimeOptions options;
    private final String setup;
    private final String footer;
    private final List<Arrow> arrows;
    private final List<NodeId> nodes;
    private final List<String> types;

    /** @param setup the subtitle, and {@code footer} how to repeat the run, as in its other pictures */
    public SpaceTimeChart(SpaceTimeData data, SpaceTimeOptions options, String setup, String footer) {
        this.data = data;
        this.options = options;
        this.setup = setup;
        this.footer = footer;
        arrows = data.arrows().stream().filter(this::isShown).toList();
        nodes = nodes();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Arrow arrow : arrows) counts.merge(arrow.type(), 1L, Long::sum);
        types = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isShown(Arrow arrow) {
        boolean ofClient = SpaceTimeRecorder.client(arrow.from()) || SpaceTimeRecorder.client(arrow.to());
        return !options.hidden().contains(arrow.type()) && (!ofClient || options.shows(Show.CLIENTS));
    }

    /** All nodes; where those are too many, who sends or gets any of the messages, or who would if there were one. */
    private List<NodeId> nodes() {
        if (data.nodes().size() <= MOST_NODES) return data.nodes();
        Set<Endpoint> ends = new HashSet<>(); // only asked
        for (Arrow arrow : arrows) ends.addAll(List.of(arrow.from(), arrow.to()));
        List<NodeId> busy = data.nodes().stream().filter(ends::contains).toList();
        return busy.isEmpty() ? data.nodes().subList(0, MOST_NODES) : busy;
    }

    /** When each of its messages between nodes was sent, in order. */
    public long[] sentNanos() {
        return arrows.stream().mapToLong(Arrow::sentNanos).sorted().toArray();
    }

    /** The chart in a style, to be written as files. */
    public Picture picture(ChartStyle style, Typeface typeface) {
        return new Picture(NAME, this, style, typeface);
    }

    @Override
    public String finding() {
        long lost = arrows.stream().filter(Arrow::lost).count();
        long copies = arrows.stream().filter(Arrow::copy).count();
        String messages = Quantity.count(arrows.size() - copies, "message") + " in "
                + Quantity.duration(data.view().lengthNanos()) + (lost == 0 ? "" : ", " + lost + " lost")
                + (copies == 0 ? "" : ", " + copies + " twice");
        Optional<RoleSpan> won = data.roles().stream()
                .filter(span ->
                        span.leads() && span.fromNanos() > 0 && data.view().shows(span.fromNanos()))
                .findFirst();
        return won.map(span ->
                        span.node() + " becomes " + span.role() + (span.epoch() == 0 ? "" : " of " + span.epochWords())
                                + " at " + Quantity.moment(span.fromNanos()) + ": " + messages)
                .orElse(messages);
    }

    @Override
    public String setup() {
        String some = nodes.size() == data.nodes().size()
                ? ""
                : "; " + Quantity.count(nodes.size()) + " of "
                        + Quantity.count(data.nodes().size()) + " nodes shown";
        return setup
                + some
                + switch (options.time()) {
                    case LINEAR -> "";
                    case BY_EVENT -> "; equal room for each event";
                    case COMPRESSED -> "; silences shortened";
                };
    }

    @Override
    public String footer() {
        return footer;
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        List<LegendItem> items = new ArrayList<>();
        boolean others = types.size() > MOST_TYPES + 1;
        for (String type : types.subList(0, others ? MOST_TYPES : types.size()))
            items.add(new LegendItem(Symbol.LINE, colour(theme, type), type));
        if (others) items.add(new LegendItem(Symbol.LINE, theme.muted(), types.size() - MOST_TYPES + " other types"));
        if (arrows.stream().anyMatch(Arrow::lost)) items.add(new LegendItem(Symbol.CROSS, theme.unknown(), "lost"));
        if (arrows.stream().anyMatch(Arrow::copy))
            items.add(new LegendItem(Symbol.SHORT_DASHES, theme.ink(), "came again"));
        return items;
    }

    /** Vermilion is kept for what was lost. */
    private Colour colour(Theme theme, String type) {
        int place = types.indexOf(type);
        if (place >= MOST_TYPES) return theme.muted();
        Colour[] light = {theme.series(0), theme.series(2), theme.ink(), theme.series(4)};
        Colour[] dark = {theme.series(0), theme.series(2), theme.ink(), theme.series(3)};
        return (theme.dark() ? dark : light)[place];
    }

    @Override
    public void draw(Pen pen, Box body) {
        new SpaceTimeDrawing(pen, data, nodes, arrows, options, type -> colour(pen.theme(), type)).draw(body);
    }

    @Override
    public List<Table> tables() {
        Table messages = new Table("", "sent_s", "end_s", "from", "to", "type", "fate", "content");
        for (Arrow arrow : arrows)
            messages.row(
                    seconds(arrow.sentNanos()),
                    seconds(arrow.endNanos()),
                    arrow.from().name(),
                    arrow.to().name(),
                    arrow.type(),
                    fate(arrow),
                    arrow.words());
        Table marks = new Table("events", "time_s", "node", "kind", "words");
        for (Mark mark : data.marks())
            marks.row(
                    seconds(mark.atNanos()),
                    mark.node().name(),
                    mark.kind().name().toLowerCase(java.util.Locale.ROOT),
                    mark.words());
        return List.of(messages, marks);
    }

    private static String fate(Arrow arrow) {
        if (arrow.lost()) return arrow.drop().words();
        if (!arrow.arrived()) return "on its way";
        return arrow.copy() ? "arrived again" : "arrived";
    }

    private static String seconds(long nanos) {
        return Numbers.fixed(nanos / 1e9, 9);
    }
}
