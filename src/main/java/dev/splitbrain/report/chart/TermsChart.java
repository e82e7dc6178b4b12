package dev.splitbrain.report.chart;

import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Line;
import dev.splitbrain.trace.Quantity;
import java.awt.geom.Path2D;
import java.util.Comparator;
import java.util.List;

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
        if (spans.isEmpty()) return "No node told of a term";
        long first = spans.stream().mapToLong(RoleSpan::epoch).min().orElse(0);
        long last = spans.stream().mapToLong(RoleSpan::epoch).max().orElse(0);
        long led = spans.stream()
                .filter(RoleSpan::leads)
                .mapToLong(RoleSpan::epoch)
                .distinct()
                .count();
        String terms = first == last ? "Term " + last + " only" : "Terms " + first + " to " + last;
        long stood = spans.stream().filter(TermsChart::stands).count();
        return terms + ": " + Quantity.count(led, "leader") + " after " + Quantity.count(stood, "candidate");
    }

    private static boolean stands(RoleSpan span) {
        return span.role().equals("candidate");
    }

    @Override
    public List<LegendItem> legend(Theme theme) {
        return List.of(
                new LegendItem(Symbol.LINE, theme.ink(), "highest term"),
                new LegendItem(Symbol.LINE, behind(theme), "nodes that are behind"),
                new LegendItem(Symbol.DOT, theme.role("candidate"), "becomes candidate"),
                new LegendItem(Symbol.SQUARE, theme.role("leader"), "becomes leader"));
    }

    private static Colour behind(Theme theme) {
        return theme.muted().mix(theme.ground(), 0.35);
    }

    @Override
    public void draw(Pen pen, Box body) {
        TimedPlot.draw(pen, body, view, run.faults(), (plot, time) -> {
            long most = spans.stream().mapToLong(RoleSpan::epoch).max().orElse(1);
            Scale scale = Scale.linear(0, most * 1.12 + 0.3, plot.bottom(), plot.y());
            Axes.left(pen, plot, scale, scale.wholeTicks(plot.height() > 300 ? 10 : 5), "term");
            for (NodeId node : run.nodes()) drawNode(pen, time, scale, node);
            drawHighest(pen, time, scale);
            drawElections(pen, plot, time, scale);
        });
    }

    private void drawNode(Pen pen, TimeAxis time, Scale scale, NodeId node) {
        Path2D path = new Path2D.Double();
        for (RoleSpan span : spans) {
            if (!span.node().equals(node) || span.role().equals(RoleSpan.DOWN)) continue;
            double y = scale.at(span.epoch());
            if (path.getCurrentPoint() == null || path.getCurrentPoint().getX() < time.clamped(span.fromNanos()) - 0.01)
                path.moveTo(time.clamped(span.fromNanos()), y);
            else path.lineTo(time.clamped(span.fromNanos()), y);
            path.lineTo(time.clamped(span.toNanos()), y);
        }
        pen.canvas().stroke(path, Line.solid(behind(pen.theme()), pen.size().line() * 0.6));
    }

    private void drawHighest(Pen pen, TimeAxis time, Scale scale) {
        Path2D path = new Path2D.Double();
        long highest = 0;
        for (RoleSpan span : spans) {
            if (span.epoch() <= highest) continue;
            double x = time.clamped(span.fromNanos());
            if (highest == 0) path.moveTo(x, scale.at(span.epoch()));
            else path.lineTo(x, scale.at(highest));
            path.lineTo(x, scale.at(span.epoch()));
            highest = span.epoch();
        }
        if (highest == 0) return;
        path.lineTo(time.right(), scale.at(highest));
        pen.canvas().stroke(path, Line.solid(pen.theme().ink(), pen.size().line()));
    }

    private void drawElections(Pen pen, Box plot, TimeAxis time, Scale scale) {
        double mark = pen.size().note().size() * 0.8;
        double[][] candidates =
                places(time, scale, spans.stream().filter(TermsChart::stands).toList());
        // Larger than a leader's square, which often follows within a few milliseconds and lies upon it.
        pen.canvas().dots(candidates[0], candidates[1], mark * 1.9, pen.theme().ink());
        pen.canvas().dots(candidates[0], candidates[1], mark * 1.65, pen.theme().role("candidate"));
        List<RoleSpan> leaders = spans.stream().filter(RoleSpan::leads).toList();
        double[][] won = places(time, scale, leaders);
        Symbol.squares(pen.canvas(), won[0], won[1], mark, pen.theme().role("leader"));
        double free = plot.x();
        for (int i = 0; i < leaders.size(); i++) {
            String name = leaders.get(i).node().name();
            double width = pen.width(name, pen.size().note());
            boolean fits = won[0][i] + mark + width <= plot.right();
            double x = fits ? won[0][i] + mark : won[0][i] - mark - width;
            if (x < free) continue;
            pen.haloText(
                    name,
                    x,
                    won[1][i] - pen.size().note().size(),
                    pen.size().note(),
                    pen.theme().ink(),
                    pen.theme().ground());
            free = x + width;
        }
    }

    private double[][] places(TimeAxis time, Scale scale, List<RoleSpan> marked) {
        List<RoleSpan> shown =
                marked.stream().filter(span -> view.shows(span.fromNanos())).toList();
        double[][] places = new double[2][marked.size()];
        for (int i = 0; i < marked.size(); i++) {
            places[0][i] = shown.contains(marked.get(i)) ? time.at(marked.get(i).fromNanos()) : time.left();
            places[1][i] = scale.at(marked.get(i).epoch());
        }
        return places;
    }

    @Override
    public List<Table> tables() {
        Table table = new Table("", "time_s", "node", "term", "role");
        for (RoleSpan span : spans)
            table.row(seconds(span.fromNanos()), span.node().name(), span.epoch(), span.role());
        return List.of(table);
    }
}
