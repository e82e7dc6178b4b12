package dev.splitbrain.report.chart;

import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.metrics.Windows;
import dev.splitbrain.metrics.Windows.Window;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Dash;
import dev.splitbrain.report.draw.Line;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.data.xy.DefaultTableXYDataset;
import org.jfree.data.xy.XYSeries;

/** Who led when, who was down, and what the clients got meanwhile. */
final class AvailabilityChart extends TimedChart {
    private static final int WINDOWS = 120;
    private static final int MOST_LANES = 16;
    private static final Set<String> LED = Set.of("follower", "candidate", "pre-candidate"); // roles beside a leader's

    private final List<RoleSpan> spans;
    private final List<Window> windows;

    AvailabilityChart(RunData run, View view) {
        super(run, view);
        spans = run.roles().stream()
                .filter(span -> view.shows(span.fromNanos(), span.toNanos()))
                .toList();
        windows = Windows.byStart(run.history(), view.fromNanos(), view.toNanos(), WINDOWS);
    }

    @Override
    public String finding() {
        long ok = windows.stream().mapToLong(Window::ok).sum();
        long total = windows.stream().mapToLong(Window::total).sum();
        String served = total == 0 ? "" : Quantity.share(ok / (double) total) + " of operations ended ok";
        String led = leadership();
        if (led.isEmpty()) return served.isEmpty() ? whoWasDown() : served;
        return served.isEmpty() ? capital(led) : served + ", " + led;
    }

    /** For protocols without leaders, where no client asks. */
    private String whoWasDown() {
        long down = spans.stream()
                .filter(span -> span.role().equals(RoleSpan.DOWN))
                .map(RoleSpan::node)
                .distinct()
                .count();
        return down == 0
                ? "All " + Quantity.count(run.nodes().size(), "node") + " were up throughout"
                : Quantity.count(down) + " of " + Quantity.count(run.nodes().size(), "node")
                        + (down == 1 ? " was" : " were") + " down for a while";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Whether there was a leader, or for how long there was none; empty for protocols without leaders. */
    private String leadership() {
        if (spans.stream().noneMatch(RoleSpan::leads)) {
            boolean wanted = spans.stream().anyMatch(span -> LED.contains(span.role()));
            return wanted ? "no leader" + (view.equals(run.wholeRun()) ? "" : " in this part of the run") : "";
        }
        List<View> without = withoutLeader();
        if (without.isEmpty()) return "led throughout";
        boolean first = without.get(0).fromNanos() == view.fromNanos();
        String start = first ? "led from " + Quantity.seconds(without.get(0).toNanos()) + " on" : "";
        if (first && without.size() == 1) return start;
        View longest = longest(without);
        // What came before the first leader would hide what faults did.
        if (first && longest == without.get(0))
            return start + ", with gaps of at most "
                    + Quantity.duration(
                            longest(without.subList(1, without.size())).lengthNanos());
        return "at most " + Quantity.duration(longest.lengthNanos()) + " without a leader"
                + (longest.toNanos() == view.toNanos() ? ", at the end" : "");
    }

    private static View longest(List<View> times) {
        return Collections.max(times, Comparator.comparingLong(View::lengthNanos)); // of equals, the first
    }

    /** The times in which no node led, those before the first leader and after the last among them. */
    private List<View> withoutLeader() {
        List<View> without = new ArrayList<>();
        long until = view.fromNanos();
        List<RoleSpan> led = spans.stream()
                .filter(RoleSpan::leads)
                .sorted(Comparator.comparingLong(RoleSpan::fromNanos))
                .toList();
        for (RoleSpan span : led) {
            if (span.fromNanos() > until) without.add(new View(until, span.fromNanos()));
            until = Math.max(until, span.toNanos());
        }
        if (until < view.toNanos()) without.add(new View(until, view.toNanos()));
        return without;
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        List<LegendItem> items = new ArrayList<>();
        Set<String> roles = new LinkedHashSet<>();
        for (String first : List.of("leader", "candidate", "follower", RoleSpan.STALE_LEADER))
            if (spans.stream().anyMatch(span -> span.role().equals(first))) roles.add(first);
        spans.forEach(span -> roles.add(span.role()));
        roles.remove(RoleSpan.DOWN);
        for (String role : roles) {
            Symbol symbol = role.equals(RoleSpan.PAUSED) ? Symbol.HATCHED_BLOCK : Symbol.BLOCK;
            items.add(new LegendItem(symbol, fill(theme, role), role));
        }
        if (spans.stream().anyMatch(span -> span.role().equals(RoleSpan.DOWN)))
            items.add(new LegendItem(Symbol.DASHED_OUTLINE, theme.down(), "down"));
        if (run.history().operations().isEmpty()) return items;
        items.add(new LegendItem(Symbol.BLOCK, theme.ok(), "ok"));
        items.add(new LegendItem(Symbol.BLOCK, theme.failed(), "failed"));
        items.add(new LegendItem(Symbol.BLOCK, theme.unknown(), "unknown"));
        return items;
    }

    private static Colour fill(Theme theme, String role) {
        Colour colour = theme.role(role);
        // Those who merely follow, or are up or paused, step back behind those who lead.
        boolean quiet = colour.equals(theme.role("follower"));
        return quiet ? colour.alpha(theme.dark() ? 0.28 : 0.45).over(theme.ground()) : colour;
    }

    @Override
    public void draw(Pen narrow, Box body) {
        Pen pen = narrow.withRoomFor(names(shown()), narrow.size().axis());
        TimedPlot.drawAll(pen, body, view, run, (inside, time) -> {
            int lanes = shown().size();
            double room = inside.height() - pen.size().gap();
            double most = lanes * pen.size().lane() * 2.6;
            double height = Math.min(room * (lanes > 7 ? 0.8 : 0.73), most);
            if (run.history().operations().isEmpty()) // nobody asked for anything
            return List.of(new TimedPlot.Panel(roles(pen, time, inside.height() / lanes), 1));
            return List.of(
                    new TimedPlot.Panel(roles(pen, time, height / lanes), height / room),
                    new TimedPlot.Panel(outcomes(pen, inside.top(room - height)), 1 - height / room));
        });
    }

    /** All nodes, or those that did something else than follow where there are too many. */
    private List<NodeId> shown() {
        if (run.nodes().size() <= MOST_LANES) return run.nodes();
        List<NodeId> busy = run.nodes().stream()
                .filter(node -> spans.stream()
                        .anyMatch(span -> span.node().equals(node)
                                && (span.leads()
                                        || span.role().equals(RoleSpan.DOWN)
                                        || span.role().equals(RoleSpan.STALE_LEADER))))
                .toList();
        boolean roomForMore = busy.isEmpty() || run.history().operations().isEmpty();
        Set<NodeId> lanes = new LinkedHashSet<>(busy);
        if (roomForMore) lanes.addAll(run.nodes());
        return lanes.stream().limit(MOST_LANES).sorted().toList();
    }

    private static List<String> names(List<NodeId> nodes) {
        return nodes.stream().map(NodeId::name).toList();
    }

    /** A lane for each node, the first on top. */
    private XYPlot roles(Pen pen, TimeAxis time, double laneHeight) {
        List<NodeId> shown = shown();
        List<String> shortened = pen.shortened(names(shown), pen.size().axis());
        List<Tick> names = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) names.add(new Tick(shown.size() - i - 0.5, shortened.get(i)));
        LabelledAxis axis = LabelledAxis.left(pen, Scale.linear(0, shown.size(), 0, 1), names, null);
        axis.setTickLabelPaint(pen.theme().ink().awt());
        XYPlot plot = Plots.plot(pen, null, axis);
        plot.setRangeGridlinesVisible(false);
        for (int i = 0; i < shown.size(); i++) {
            NodeId node = shown.get(i);
            LaneBoxes lane = new LaneBoxes(pen, time, plot, shown.size() - 1 - i, 0.1);
            // Short spans last, so that an election of a few milliseconds stays in sight.
            spans.stream()
                    .filter(span -> span.node().equals(node))
                    .sorted(Comparator.comparingLong(RoleSpan::lengthNanos).reversed())
                    .forEach(span -> addSpan(pen, lane, time, span, laneHeight));
        }
        return plot;
    }

    private static void addSpan(Pen pen, LaneBoxes lane, TimeAxis time, RoleSpan span, double laneHeight) {
        double left = time.clamped(span.fromNanos());
        double right = Math.max(time.clamped(span.toNanos()), left + pen.size().line() * 1.2);
        boolean roomForText = laneHeight * 0.8 >= pen.size().note().size();
        if (span.role().equals(RoleSpan.DOWN)) {
            double width = pen.size().line() * 0.6;
            lane.outline(
                    left, right, width / 2 / laneHeight, new Line(pen.theme().down(), width, Dash.SHORT));
            if (roomForText)
                label(pen, lane, left, right, List.of("down"), pen.theme().ink(), null);
            return;
        }
        Colour fill = fill(pen.theme(), span.role());
        boolean gapAfter = right - left > pen.size().line() * 2;
        double end = gapAfter ? right - pen.size().hairline() : right;
        lane.box(left, end, fill);
        boolean paused = span.role().equals(RoleSpan.PAUSED);
        if (paused) lane.hatch(left, end, laneHeight, fill);
        if (roomForText) label(pen, lane, left, right, names(span), Theme.textOn(fill), paused ? fill : null);
    }

    /** What a span may be called, the fullest first. */
    private static List<String> names(RoleSpan span) {
        if (span.epoch() <= 0) return List.of(span.role());
        String term = span.epochWords();
        return List.of(span.role() + ", " + term, span.role(), term, Long.toString(span.epoch()));
    }

    /** The first of the texts that fits into the box, before a fill of its own unless that is null. */
    private static void label(
            Pen pen, LaneBoxes lane, double left, double right, List<String> choices, Colour colour, Colour fill) {
        double gap = pen.size().gap();
        for (String text : choices) {
            if (pen.width(text, pen.size().note()) + gap * 1.4 > right - left) continue;
            if (fill == null) lane.text(text, left + gap * 0.7, colour);
            else lane.text(text, left + gap * 0.7, colour, fill);
            return;
        }
    }

    /** How operations ended that began in each window: bars on top of each other. */
    private XYPlot outcomes(Pen pen, Box strip) {
        double most = windows.stream().mapToLong(Window::total).max().orElse(0);
        Scale scale = Scale.linear(0, Math.max(1, perSecond(most) * 1.04), strip.bottom(), strip.y());
        List<Tick> ticks = scale.ticks(strip.height() > 120 ? 4 : 2, Scale::plain);
        XYPlot plot = Plots.plot(pen, null, LabelledAxis.left(pen, scale, ticks, "per second"));
        DefaultTableXYDataset counts = new DefaultTableXYDataset();
        counts.setIntervalWidth(view.lengthNanos() / (double) WINDOWS);
        counts.addSeries(series("ok", Window::ok));
        counts.addSeries(series("failed", Window::failed));
        counts.addSeries(series("unknown", Window::unknown));
        StackedXYBarRenderer bars = Plots.plain(new StackedXYBarRenderer(), 0.16);
        Theme theme = pen.theme();
        bars.setSeriesPaint(0, theme.ok().awt());
        bars.setSeriesPaint(1, theme.failed().awt());
        bars.setSeriesPaint(2, theme.unknown().awt());
        Plots.add(plot, counts, bars);
        return plot;
    }

    private XYSeries series(String outcome, ToLongFunction<Window> count) {
        XYSeries series = new XYSeries(outcome, true, false);
        for (Window window : windows) {
            long counted = count.applyAsLong(window);
            double middle = (window.fromNanos() + window.toNanos()) / 2.0;
            if (counted > 0) series.add(middle, perSecond(counted));
        }
        return series;
    }

    private double perSecond(double count) {
        return count * 1e9 * WINDOWS / view.lengthNanos();
    }

    @Override
    public List<Table> tables() {
        Table outcomes = new Table("", "from_s", "to_s", "ok", "failed", "unknown");
        for (Window w : windows)
            outcomes.row(seconds(w.fromNanos()), seconds(w.toNanos()), w.ok(), w.failed(), w.unknown());
        Table roles = new Table("roles", "node", "role", "epoch", "from_s", "to_s");
        for (RoleSpan s : spans)
            roles.row(s.node().name(), s.role(), s.epoch(), seconds(s.fromNanos()), seconds(s.toNanos()));
        return List.of(outcomes, roles);
    }
}
