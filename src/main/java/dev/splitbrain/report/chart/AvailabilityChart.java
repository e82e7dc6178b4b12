package dev.splitbrain.report.chart;

import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.metrics.Windows;
import dev.splitbrain.metrics.Windows.Window;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.report.draw.Align;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Dash;
import dev.splitbrain.report.draw.Line;
import dev.splitbrain.report.draw.Type;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who led when, who was down, and what the clients got meanwhile. */
final class AvailabilityChart extends TimedChart {
    private static final int WINDOWS = 120;
    private static final int MOST_LANES = 16;

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
        if (spans.stream().noneMatch(RoleSpan::leads)) return served.isEmpty() ? "No operation, no leader" : served;
        long without = longestWithoutLeaderNanos();
        String led = without == 0 ? "led throughout" : "at most " + Quantity.duration(without) + " without a leader";
        return served.isEmpty() ? capital(led) : served + ", " + led;
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** The longest time after the first leader in which no node led. */
    private long longestWithoutLeaderNanos() {
        List<RoleSpan> led = spans.stream()
                .filter(RoleSpan::leads)
                .sorted((a, b) -> Long.compare(a.fromNanos(), b.fromNanos()))
                .toList();
        long longest = 0;
        long until = led.get(0).toNanos();
        for (RoleSpan span : led) {
            longest = Math.max(longest, span.fromNanos() - until);
            until = Math.max(until, span.toNanos());
        }
        return Math.max(longest, view.toNanos() - until);
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        List<LegendItem> items = new ArrayList<>();
        Set<String> roles = new LinkedHashSet<>();
        for (String first : List.of("leader", "candidate", "follower", RoleSpan.STALE_LEADER))
            if (spans.stream().anyMatch(span -> span.role().equals(first))) roles.add(first);
        spans.forEach(span -> roles.add(span.role()));
        roles.remove(RoleSpan.DOWN);
        for (String role : roles) items.add(new LegendItem(Symbol.BLOCK, fill(theme, role), role));
        if (spans.stream().anyMatch(span -> span.role().equals(RoleSpan.DOWN)))
            items.add(new LegendItem(Symbol.DASHED_OUTLINE, theme.down(), "down"));
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
    public void draw(Pen pen, Box body) {
        TimedPlot.draw(pen, body, view, run.faults(), (plot, time) -> {
            List<NodeId> shown = shown();
            double stripHeight = plot.height() * (shown.size() > 7 ? 0.2 : 0.27);
            Box lanes = plot.above(stripHeight + pen.size().gap() * 1.6);
            double height = Math.min(
                    lanes.height() / Math.max(1, shown.size()), pen.size().lane() * 2.6);
            for (int i = 0; i < shown.size(); i++)
                drawLane(pen, new Box(lanes.x(), lanes.y() + i * height, lanes.width(), height), time, shown.get(i));
            double used = height * shown.size() + pen.size().gap() * 1.6;
            drawStrip(pen, plot.below(used), time);
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
        List<NodeId> lanes = busy.isEmpty() ? run.nodes() : busy;
        return lanes.subList(0, Math.min(MOST_LANES, lanes.size()));
    }

    private void drawLane(Pen pen, Box lane, TimeAxis time, NodeId node) {
        Type type = pen.size().axis();
        pen.textAt(
                node.name(),
                lane.x() - pen.size().gap(),
                lane.centreY(),
                type,
                pen.theme().ink(),
                Align.RIGHT);
        Box bar = lane.inset(0, lane.height() * 0.1);
        pen.canvas().group("lane", () -> {
            // Short spans last, so that an election of a few milliseconds stays in sight.
            List<RoleSpan> own = spans.stream()
                    .filter(span -> span.node().equals(node))
                    .sorted(Comparator.comparingLong(RoleSpan::lengthNanos).reversed())
                    .toList();
            for (RoleSpan span : own) drawSpan(pen, bar, time, span);
        });
    }

    private void drawSpan(Pen pen, Box lane, TimeAxis time, RoleSpan span) {
        double left = time.clamped(span.fromNanos());
        double right = Math.max(time.clamped(span.toNanos()), left + pen.size().line() * 1.2);
        Box box = Box.between(left, lane.y(), right, lane.bottom());
        if (span.role().equals(RoleSpan.DOWN)) {
            double half = pen.size().line() * 0.3;
            pen.canvas()
                    .stroke(box.inset(half, half).shape(), new Line(pen.theme().down(), half * 2, Dash.SHORT));
            label(pen, box, List.of("down"), pen.theme().ink());
            return;
        }
        Colour fill = fill(pen.theme(), span.role());
        pen.canvas().fill(box, fill);
        boolean gapAfter = right - left > pen.size().line() * 2;
        if (gapAfter)
            pen.canvas()
                    .line(
                            right,
                            box.y(),
                            right,
                            box.bottom(),
                            pen.hairline(pen.theme().ground()));
        label(pen, box, names(span), Theme.textOn(fill));
    }

    /** What a span may be called, the fullest first. */
    private static List<String> names(RoleSpan span) {
        if (span.epoch() == 0) return List.of(span.role());
        String term = "term " + span.epoch();
        return List.of(span.role() + ", " + term, span.role(), term, Long.toString(span.epoch()));
    }

    /** The first of the texts that fits into the box. */
    private static void label(Pen pen, Box box, List<String> choices, Colour colour) {
        Type type = pen.size().note();
        if (box.height() < type.size()) return;
        for (String text : choices) {
            if (pen.width(text, type) + pen.size().gap() * 1.4 > box.width()) continue;
            pen.textAt(text, box.x() + pen.size().gap() * 0.7, box.centreY(), type, colour, Align.LEFT);
            return;
        }
    }

    private void drawStrip(Pen pen, Box strip, TimeAxis time) {
        double most = windows.stream().mapToLong(Window::total).max().orElse(0);
        double perSecond = most * 1e9 * WINDOWS / view.lengthNanos();
        Scale scale = Scale.linear(0, Math.max(1, perSecond * 1.04), strip.bottom(), strip.y());
        Axes.left(pen, strip, scale, scale.ticks(strip.height() > 120 ? 4 : 2, Scale::plain), "per second");
        pen.canvas().group("outcomes", () -> {
            for (Window window : windows) drawWindow(pen, window, time, scale);
        });
    }

    private void drawWindow(Pen pen, Window window, TimeAxis time, Scale scale) {
        double perSecond = 1e9 / (window.toNanos() - window.fromNanos());
        double left = time.at(window.fromNanos());
        double right = time.at(window.toNanos());
        double gap = (right - left) * 0.08;
        Theme theme = pen.theme();
        double below = 0;
        long[] counts = {window.ok(), window.failed(), window.unknown()};
        Colour[] colours = {theme.ok(), theme.failed(), theme.unknown()};
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) continue;
            double above = below + counts[i] * perSecond;
            pen.canvas().fill(Box.between(left + gap, scale.at(above), right - gap, scale.at(below)), colours[i]);
            below = above;
        }
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
