package dev.splitbrain.report.spacetime;

import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.report.chart.FaultLanes;
import dev.splitbrain.report.chart.Hatch;
import dev.splitbrain.report.chart.Pen;
import dev.splitbrain.report.chart.Size;
import dev.splitbrain.report.chart.Symbol;
import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.report.chart.TimeAxis;
import dev.splitbrain.report.draw.Align;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Colour;
import dev.splitbrain.report.draw.Dash;
import dev.splitbrain.report.draw.Line;
import dev.splitbrain.report.draw.Type;
import dev.splitbrain.report.spacetime.SpaceTimeOptions.Show;
import dev.splitbrain.report.spacetime.SpaceTimeOptions.TimeMode;
import dev.splitbrain.trace.Quantity;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;

/** One drawing of a space-time diagram: lanes, arrows, marks, and labels where there is room for them. */
final class SpaceTimeDrawing {
    private static final int MOST_LABELLED_ARROWS = 90;
    private static final int MOST_WITH_WORDS = 12; // nodes whose roles are written into their lanes
    private static final double LATE = 4; // times the median delay

    private final Pen pen;
    private final SpaceTimeData data;
    private final List<Arrow> arrows;
    private final SpaceTimeOptions options;
    private final Function<String, Colour> colours;
    private final List<NodeId> order;
    private final boolean clientLane;
    private final long medianDelayNanos;
    private final FaultLanes faults;

    private double bar;
    private Box plot;
    private TimeWarp warp;
    private Labels labels;

    SpaceTimeDrawing(
            Pen pen,
            SpaceTimeData data,
            List<NodeId> nodes,
            List<Arrow> arrows,
            SpaceTimeOptions options,
            Function<String, Colour> colours) {
        this.pen = pen.withRoomFor(names(nodes), pen.size().axis());
        this.data = data;
        this.arrows = arrows;
        this.options = options;
        this.colours = colours;
        order = options.reorder() ? LaneOrder.of(nodes, arrows) : nodes;
        clientLane = options.shows(Show.CLIENTS);
        long[] delays = arrows.stream()
                .filter(Arrow::arrived)
                .mapToLong(Arrow::delayNanos)
                .sorted()
                .toArray();
        medianDelayNanos = delays.length == 0 ? data.view().lengthNanos() / 20 : delays[delays.length / 2];
        faults = FaultLanes.of(data.faults(), data.view());
    }

    private static List<String> names(List<NodeId> nodes) {
        return nodes.stream().map(NodeId::name).toList();
    }

    void draw(Box body) {
        Size size = pen.size();
        Box inside = Box.between(
                pen.gutterLeft(), body.y(), size.width() - size.gutterRight(), body.bottom() - TimeAxis.height(size));
        FaultLanes above = faults.within(inside.height() * FaultLanes.MOST_HEIGHT, size);
        plot = inside.below(above.height(size));
        warp = TimeWarp.of(options.time(), data.view(), moments());
        bar = size.note().size() * 1.3;
        if (lanes() > MOST_WITH_WORDS) bar = Math.min(size.note().size() * 0.5, plot.height() / lanes() * 0.45);
        above.draw(pen, inside, nanos -> x(Math.round(nanos)));
        FaultBands bands = new FaultBands(pen, data.faults(), data.view(), plot, this::x);
        labels = new Labels(
                pen, Box.between(plot.x(), plot.y(), size.width() - size.gap(), plot.bottom()), bands::groundAt);
        bands.draw();
        drawTime();
        for (int lane = 0; lane < lanes(); lane++) keepLaneFree(lane);
        pen.canvas().clipped(Box.between(plot.x(), plot.y(), plot.right() + size.gap(), plot.bottom()), () -> {
            for (Arrow arrow : arrows) if (!arrow.lost()) drawArrow(arrow);
            for (Arrow arrow : arrows) if (arrow.lost()) drawArrow(arrow);
        });
        drawLanes(); // over the arrows, which pass behind lanes that they do not end at
        drawCrosses();
        List<Mark> marks = data.marks().stream().filter(this::isShown).toList();
        new CutDrawing(pen, labels, this::x, this::y, bar).draw(marks);
        new MarkDrawing(pen, labels, this::x, this::y, bar, plot.width()).draw(marks);
        for (Arrow arrow : arrows) if (arrow.lost()) labelLost(arrow);
        if (arrows.size() <= MOST_LABELLED_ARROWS) for (Arrow arrow : arrows) if (!arrow.lost()) label(arrow);
    }

    private long[] moments() {
        LongStream ends = arrows.stream().flatMapToLong(a -> LongStream.of(a.sentNanos(), a.endNanos()));
        LongStream marks = data.marks().stream().filter(this::isShown).mapToLong(Mark::atNanos);
        return LongStream.concat(ends, marks).toArray();
    }

    private boolean isShown(Mark mark) {
        if (!order.contains(mark.node())) return false;
        return switch (mark.kind()) {
            case TIMER -> options.shows(Show.TIMERS);
            case NOTE, CUT -> options.shows(Show.NOTES);
            case LOG -> options.shows(Show.LOGS);
            case DURABLE -> options.shows(Show.DISKS);
            case CLOCK -> options.shows(Show.CLOCKS);
            case VALUE -> options.shows(Show.VALUES);
        };
    }

    private double x(long nanos) {
        return plot.x() + warp.at(nanos) * plot.width();
    }

    private int lanes() {
        return order.size() + (clientLane ? 1 : 0);
    }

    private double laneY(int lane) {
        return plot.y() + (lane + 0.5) * plot.height() / lanes();
    }

    private double y(Endpoint endpoint) {
        if (endpoint instanceof NodeId node) return laneY(order.indexOf(node) + (clientLane ? 1 : 0));
        return laneY(0);
    }

    private void keepLaneFree(int lane) {
        labels.keepFree(new Box(plot.x(), laneY(lane) - bar / 2, plot.width(), bar));
    }

    /** The common axis where time runs as it was; else the times of some events. */
    private void drawTime() {
        if (options.time() == TimeMode.LINEAR) {
            TimeAxis axis = TimeAxis.over(data.view(), plot);
            axis.drawGrid(pen, plot);
            axis.drawBelow(pen, plot);
            return;
        }
        Type type = pen.size().axis();
        Colour colour = pen.theme().muted();
        double labelY = plot.bottom() + type.size() * 1.35;
        pen.canvas().line(plot.x(), plot.bottom(), plot.right(), plot.bottom(), pen.hairline(colour));
        double free = Double.NEGATIVE_INFINITY;
        for (long moment : warp.moments()) {
            String label = Quantity.moment(moment);
            double width = pen.width(label, type);
            if (x(moment) - width / 2 < free) continue;
            pen.canvas()
                    .line(
                            x(moment),
                            plot.y(),
                            x(moment),
                            plot.bottom() + type.size() * 0.3,
                            pen.hairline(pen.theme().grid()));
            pen.text(label, x(moment), labelY, type, colour, Align.CENTRE);
            free = x(moment) + width / 2 + type.size();
        }
        String title =
                options.time() == TimeMode.BY_EVENT ? "virtual time, by event" : "virtual time, silences shortened";
        pen.text(title, plot.centreX(), labelY + type.size() * 1.35, type, colour, Align.CENTRE);
    }

    private void drawLanes() {
        Size size = pen.size();
        if (clientLane) {
            double y = laneY(0);
            pen.textAt(
                    "clients",
                    plot.x() - size.gap(),
                    y,
                    size.axis(),
                    pen.theme().ink(),
                    Align.RIGHT);
            pen.canvas()
                    .line(plot.x(), y, plot.right(), y, Line.solid(pen.theme().muted(), size.hairline() * 2));
        }
        nameNodes();
        for (NodeId node : order) {
            double y = y(node);
            pen.canvas()
                    .line(plot.x(), y, plot.right(), y, pen.hairline(pen.theme().muted()));
            for (RoleSpan span : data.roles()) if (span.node().equals(node)) drawSpan(span, y);
        }
    }

    /** As many names as have room beside the lanes: those of nodes that lead or are down first. */
    private void nameNodes() {
        double apart = plot.height() / lanes();
        Type type = pen.size().axis();
        if (apart < type.size()) type = pen.size().note().times(0.8);
        List<String> names = pen.shortened(names(order), type);
        Set<NodeId> first = new LinkedHashSet<>();
        for (RoleSpan span : data.roles())
            if (span.leads() || span.role().equals(RoleSpan.DOWN)) first.add(span.node());
        first.retainAll(order);
        first.addAll(order);
        List<Double> taken = new ArrayList<>();
        if (clientLane) taken.add(laneY(0));
        for (NodeId node : first) {
            double y = y(node);
            double height = type.size();
            if (taken.stream().anyMatch(other -> Math.abs(other - y) < height)) continue;
            taken.add(y);
            String name = names.get(order.indexOf(node));
            pen.textAt(name, plot.x() - pen.size().gap(), y, type, pen.theme().ink(), Align.RIGHT);
        }
    }

    private void drawSpan(RoleSpan span, double y) {
        double left = x(Math.max(span.fromNanos(), data.view().fromNanos()));
        double right = x(Math.min(span.toNanos(), data.view().toNanos()));
        if (right <= left) return;
        Box box = Box.between(left, y - bar / 2, right, y + bar / 2);
        if (span.role().equals(RoleSpan.DOWN)) {
            pen.canvas().fill(box, pen.theme().ground());
            pen.canvas()
                    .stroke(box.shape(), new Line(pen.theme().down(), pen.size().hairline() * 1.5, Dash.SHORT));
            inside(box, "down", pen.theme().ink());
            return;
        }
        Colour fill = pen.theme().role(span.role());
        boolean quiet = fill.equals(pen.theme().role("follower"));
        Colour shown = quiet
                ? fill.alpha(pen.theme().dark() ? 0.3 : 0.5).over(pen.theme().ground())
                : fill;
        pen.canvas().fill(box, shown);
        if (span.role().equals(RoleSpan.PAUSED)) {
            Line line = Hatch.line(shown, pen.size().hairline());
            pen.canvas().stroke(Hatch.lines(box, Hatch.apart(pen.size())), line);
            Box behind = new Box(
                    box.x(),
                    box.y(),
                    pen.width(words(span), pen.size().note()) + 2 * pen.size().gap(),
                    bar);
            if (behind.width() <= box.width()) pen.canvas().fill(behind, shown);
        }
        inside(box, words(span), Theme.textOn(shown));
    }

    private static String words(RoleSpan span) {
        return span.epoch() == 0 ? span.role() : span.role() + ", " + span.epochWords();
    }

    private void inside(Box box, String text, Colour colour) {
        Type type = pen.size().note();
        double gap = pen.size().gap();
        if (box.height() < type.size() || pen.width(text, type) + 2 * gap > box.width()) return;
        pen.textAt(text, box.x() + gap, box.centreY(), type, colour, Align.LEFT);
    }

    /** From the edge of one lane to the edge of the other. A message that was lost at its sending goes half the way. */
    private double[] course(Arrow arrow) {
        double down = Math.signum(y(arrow.to()) - y(arrow.from()));
        double startY = y(arrow.from()) + down * bar / 2;
        double endY = y(arrow.to()) - down * bar / 2;
        double startX = arrow.sentNanos() < data.view().fromNanos() ? plot.x() : x(arrow.sentNanos());
        if (arrow.lost() && arrow.delayNanos() < medianDelayNanos / 10) {
            double share = shareBetweenLanes(startY, endY);
            long endNanos = arrow.sentNanos() + Math.round(medianDelayNanos * share);
            double endX = x(Math.min(data.view().toNanos(), endNanos));
            return new double[] {startX, startY, endX, startY + share * (endY - startY)};
        }
        double endX = x(arrow.endNanos());
        // What was sent before the picture begins enters at its left edge, what arrives after its end leaves at the
        // right.
        if (arrow.sentNanos() < data.view().fromNanos()) {
            double share = (data.view().fromNanos() - arrow.sentNanos()) / (double) Math.max(1, arrow.delayNanos());
            startY += share * (endY - startY);
        }
        if (!arrow.arrived() && !arrow.lost()) {
            double share = Math.min(0.9, arrow.delayNanos() / (double) Math.max(1, medianDelayNanos));
            endY = startY + share * (endY - startY);
        }
        return new double[] {startX, startY, endX, endY};
    }

    /** About half the way, but not onto a lane that the message was not meant for. */
    private double shareBetweenLanes(double startY, double endY) {
        for (double share : new double[] {0.5, 0.4, 0.6}) {
            double y = startY + share * (endY - startY);
            boolean free = true;
            for (int lane = 0; lane < lanes(); lane++) free &= Math.abs(laneY(lane) - y) > bar;
            if (free) return share;
        }
        return 0.3;
    }

    private void drawArrow(Arrow arrow) {
        double[] c = course(arrow);
        Colour colour = arrow.lost() ? pen.theme().unknown() : colours.apply(arrow.type());
        double width = pen.size().line() * (arrows.size() > 300 ? 0.3 : 0.5);
        boolean late = arrow.arrived() && arrow.delayNanos() > LATE * medianDelayNanos;
        Dash dash = arrow.copy() ? Dash.SHORT : late ? Dash.LONG : Dash.SOLID;
        pen.canvas().line(c[0], c[1], c[2], c[3], new Line(colour, width, dash));

        if (arrow.arrived()) head(c, colour, pen.size().note().size() * (arrows.size() > 300 ? 0.4 : 0.62));
    }

    /** Where each message was lost, in sight even where that was at a lane. */
    private void drawCrosses() {
        List<double[]> ends =
                arrows.stream().filter(Arrow::lost).map(this::course).toList();
        double[] xs = ends.stream().mapToDouble(c -> c[2]).toArray();
        double[] ys = ends.stream().mapToDouble(c -> c[3]).toArray();
        double width = pen.size().note().size() * 0.75;
        Symbol.crosses(
                pen.canvas(), xs, ys, width, pen.theme().unknown(), pen.size().line() * 0.7);
    }

    /** A triangle whose tip touches the lane. */
    private void head(double[] c, Colour colour, double length) {
        double dx = c[2] - c[0];
        double dy = c[3] - c[1];
        double distance = Math.max(1e-9, Math.sqrt(dx * dx + dy * dy));
        double ux = dx / distance * length;
        double uy = dy / distance * length;
        Path2D path = new Path2D.Double();
        path.moveTo(c[2], c[3]);
        path.lineTo(c[2] - ux - uy * 0.38, c[3] - uy + ux * 0.38);
        path.lineTo(c[2] - ux + uy * 0.38, c[3] - uy - ux * 0.38);
        path.closePath();
        pen.canvas().fill(path, colour);
    }

    private void labelLost(Arrow arrow) {
        double[] c = course(arrow);
        double gap = pen.size().note().size() * 0.7;
        labels.place(
                arrow.drop().words(),
                pen.size().note().times(0.85),
                pen.theme().unknown().mix(pen.theme().ink(), 0.35),
                Align.LEFT,
                new double[] {c[2] + gap, c[3]},
                new double[] {c[2] + gap, c[3] + gap},
                new double[] {c[2] + gap, c[3] - gap});
    }

    /** The content where it is wanted, beside the middle of the arrow; late ones and copies say so. */
    private void label(Arrow arrow) {
        boolean late = arrow.arrived() && arrow.delayNanos() > LATE * medianDelayNanos;
        if (!options.shows(Show.VALUES) && !late && !arrow.copy()) return;
        String text = options.shows(Show.VALUES) ? arrow.words() : arrow.type();
        if (late) text += ", " + Quantity.duration(arrow.delayNanos()) + " on its way";
        if (arrow.copy()) text += ", again";
        Type type = pen.size().note().times(0.85);
        double[] c = course(arrow);
        double[][] places = new double[5][];
        double[] shares = {0.5, 0.35, 0.65, 0.22, 0.78};
        for (int i = 0; i < shares.length; i++)
            places[i] = new double[] {
                c[0] + shares[i] * (c[2] - c[0]) + pen.size().gap() * 0.5, c[1] + shares[i] * (c[3] - c[1])
            };
        String fitted = pen.canvas().typeface().fitted(text, type, plot.width() * 0.3);
        labels.place(fitted, type, pen.theme().ink(), Align.LEFT, places);
    }
}
