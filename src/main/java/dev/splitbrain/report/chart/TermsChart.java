package dev.splitbrain.report.chart;

import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Line;
import dev.splitbrain.report.draw.Type;
import dev.splitbrain.trace.Quantity;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;

/** The term, ballot or view that each node is in, who stood for election, and who won. */
final class TermsChart extends TimedChart {
    private final List<RoleSpan> spans;

    TermsChart(RunData run, View view) {
        super(run, view);
        spans = run.roles().stream()
                .filter(span -> span.epoch() > 0 && view.shows(span.fromNanos(), span.toNanos()))
                .sorted(Comparator.comparingLong(RoleSpan::fromNanos).thenComparing(RoleSpan::node))
                .toList();
    }

    @Override
    public String finding() {
        if (spans.isEmpty()) return "No node told of a term, ballot or view";
        long first = spans.stream().mapToLong(RoleSpan::epoch).min().orElse(0);
        long last = spans.stream().mapToLong(RoleSpan::epoch).max().orElse(0);
        long led = spans.stream()
                .filter(RoleSpan::leads)
                .mapToLong(RoleSpan::epoch)
                .distinct()
                .count();
        String name = Character.toUpperCase(epochName().charAt(0)) + epochName().substring(1);
        String terms = first == last ? name + " " + last + " only" : name + "s " + first + " to " + last;
        long stood = spans.stream().filter(TermsChart::stands).count();
        return terms + ": " + Quantity.count(led, "leader") + " after " + Quantity.count(stood, "candidate");
    }

    private String epochName() {
        return spans.isEmpty() ? "term" : spans.get(0).epochName();
    }

    private static boolean stands(RoleSpan span) {
        return span.role().equals("candidate");
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        if (spans.isEmpty()) return List.of();
        return List.of(
                new LegendItem(Symbol.LINE, theme.ink(), "highest " + epochName()),
                new LegendItem(Symbol.LINE, behind(theme), "nodes that are behind"),
                new LegendItem(Symbol.DOT, theme.role("candidate"), "becomes candidate"),
                new LegendItem(Symbol.SQUARE, theme.role("leader"), "becomes leader"));
    }

    private static Colour behind(Theme theme) {
        return theme.muted().mix(theme.ground(), 0.35);
    }

    @Override
    public void draw(Pen pen, Box body) {
        TimedPlot.drawAll(pen, body, view, run, (inside, time) -> {
            long most = spans.stream().mapToLong(RoleSpan::epoch).max().orElse(1);
            Scale scale = Scale.linear(0, most * 1.12 + 0.3, inside.bottom(), inside.y());
            List<Tick> ticks = scale.wholeTicks(inside.height() > 300 ? 10 : 5);
            XYPlot plot = Plots.plot(pen, null, LabelledAxis.left(pen, scale, ticks, epochName()));
            Line behind = Line.solid(behind(pen.theme()), pen.size().line() * 0.6);
            for (NodeId node : run.nodes()) Plots.addLine(plot, terms(node, time), behind);
            Plots.addLine(
                    plot,
                    highest(time),
                    Line.solid(pen.theme().ink(), pen.size().line()));
            addElections(pen, plot, time);
            nameLeaders(pen, plot, time, scale);
            return List.of(new TimedPlot.Panel(plot, 1));
        });
    }

    /** The terms of a node, broken while it is down. */
    private double[][] terms(NodeId node, TimeAxis time) {
        Points points = new Points();
        long until = Long.MAX_VALUE;
        for (RoleSpan span : spans) {
            if (!span.node().equals(node) || span.role().equals(RoleSpan.DOWN)) continue;
            if (span.fromNanos() > until) points.gap(time.within(until));
            points.step(time.within(span.fromNanos()), time.within(span.toNanos()), span.epoch());
            until = span.toNanos();
        }
        return points.toArrays();
    }

    private double[][] highest(TimeAxis time) {
        Points points = new Points();
        long highest = 0;
        for (RoleSpan span : spans) {
            if (span.epoch() <= highest) continue;
            double at = time.within(span.fromNanos());
            if (highest > 0) points.add(at, highest);
            points.add(at, span.epoch());
            highest = span.epoch();
        }
        if (highest > 0) points.add(view.toNanos(), highest);
        return points.toArrays();
    }

    private void addElections(Pen pen, XYPlot plot, TimeAxis time) {
        double mark = pen.size().note().size() * 0.8;
        Theme theme = pen.theme();
        // Larger than a leader's square, which often follows within a few milliseconds and lies upon it.
        double r = mark * 0.89;
        Shape dot = new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
        Line rim = Line.solid(theme.ink(), mark * 0.12);
        Plots.addMarks(plot, places(time, TermsChart::stands), dot, theme.role("candidate"), rim);
        Shape square = new Rectangle2D.Double(-mark / 2, -mark / 2, mark, mark);
        Colour leader = theme.role("leader");
        Plots.addMarks(plot, places(time, RoleSpan::leads), square, leader, Line.solid(leader, 0.1));
    }

    private double[][] places(TimeAxis time, Predicate<RoleSpan> shown) {
        Points points = new Points();
        for (RoleSpan span : spans) if (shown.test(span)) points.add(time.within(span.fromNanos()), span.epoch());
        return points.toArrays();
    }

    /** A leader's name above its mark, at the side where there is room, or not at all. */
    private void nameLeaders(Pen pen, XYPlot plot, TimeAxis time, Scale scale) {
        Type type = pen.size().note();
        double mark = type.size() * 0.8;
        double up = type.size() * (scale.high() - scale.low()) / (scale.start() - scale.end());
        double free = time.left();
        for (RoleSpan span : spans) {
            if (!span.leads()) continue;
            double width = pen.width(span.node().name(), type);
            double at = time.clamped(span.fromNanos());
            double x = at + mark + width <= time.right() ? at + mark : at - mark - width;
            if (x < free) continue;
            XYTextAnnotation name = new XYTextAnnotation(span.node().name(), time.nanosAt(x), span.epoch() + up);
            name.setFont(Plots.font(pen, type));
            name.setPaint(pen.theme().ink().awt());
            name.setBackgroundPaint(pen.theme().ground().alpha(0.82).awt());
            name.setTextAnchor(TextAnchor.CENTER_LEFT);
            plot.addAnnotation(name);
            free = x + width;
        }
    }

    @Override
    public List<Table> tables() {
        Table table = new Table("", "time_s", "node", epochName(), "role");
        for (RoleSpan span : spans)
            table.row(seconds(span.fromNanos()), span.node().name(), span.epoch(), span.role());
        return List.of(table);
    }
}
