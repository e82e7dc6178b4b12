package dev.splitbrain.report.page;

import dev.splitbrain.check.linear.Judgement.Violation;
import dev.splitbrain.history.History.Clock;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.trace.FaultWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The bad part of a history: a lane a client, a bar from the start of each operation to its end, what it asked and was
 * answered. The longest order runs through numbered marks; what fits nowhere is crossed. Faults are bands behind it all.
 */
final class IntervalPicture {
    private static final double LEFT = 96;
    private static final double RIGHT = 28;
    private static final double WIDTH = 1066;
    private static final double LANE = 66;
    private static final double BAR = 20;
    private static final double FAULT = 24;
    private static final double AXIS = 44;
    private static final double TEXT = 13;
    private static final int MOST = 24; // more are no picture any more

    private final Violation violation;
    private final Clock clock;
    private final List<Operation> shown;
    private final List<FaultWindow> faults;
    private final Map<String, Integer> lanes = new LinkedHashMap<>();
    private final TimeScale scale;
    private final Svg svg = new Svg();
    private final double top;
    private final double bottom;
    private final double width;

    IntervalPicture(Violation violation, Clock clock, List<FaultWindow> allFaults) {
        this.violation = violation;
        this.clock = clock;
        shown = shown(violation);
        shown.forEach(operation -> lanes.putIfAbsent(client(operation), lanes.size()));
        long from = shown.stream().mapToLong(Operation::invokedNanos).min().orElse(0);
        long to = shown.stream().mapToLong(IntervalPicture::lastKnown).max().orElse(0);
        faults = allFaults.stream()
                .filter(fault -> fault.beginNanos() <= to && fault.endNanos() >= from)
                .toList();
        scale = new TimeScale(moments(from, to), LEFT, WIDTH - LEFT - RIGHT);
        width = scale.end() + RIGHT;
        top = faults.size() * FAULT + 10;
        bottom = top + lanes.size() * LANE;
    }

    /** The bad part and what its answers came from, in the order of their start. */
    static List<Operation> shown(Violation violation) {
        List<Operation> all = new ArrayList<>(violation.badPart());
        for (Operation source : violation.sources()) if (!all.contains(source)) all.add(source);
        all.sort(java.util.Comparator.comparingLong(Operation::invokedNanos));
        return all.size() <= MOST ? all : all.subList(all.size() - MOST, all.size());
    }

    private TreeSet<Long> moments(long from, long to) {
        TreeSet<Long> moments = new TreeSet<>();
        for (Operation operation : shown) {
            moments.add(operation.invokedNanos());
            if (!isUnknown(operation)) moments.add(operation.completedNanos());
        }
        for (FaultWindow fault : faults) {
            if (fault.beginNanos() > from) moments.add(fault.beginNanos());
            if (fault.endNanos() < to) moments.add(fault.endNanos());
        }
        moments.add(to + Math.max(1, (to - from) / 20)); // room for what has no end
        return moments;
    }

    private static long lastKnown(Operation operation) {
        return isUnknown(operation) ? operation.invokedNanos() : operation.completedNanos();
    }

    private static boolean isUnknown(Operation operation) {
        return operation.outcome() instanceof Outcome.Unknown;
    }

    private static String client(Operation operation) {
        return operation.request().client().name();
    }

    String draw() {
        drawFaults();
        lanes.forEach((client, lane) -> {
            double y = top + lane * LANE;
            svg.line("rule", 0, y + LANE, width, y + LANE);
            svg.text("who", 8, y + LANE / 2 + 5, "start", client);
        });
        axis();
        List<double[]> marks = marks();
        for (int i = 1; i < marks.size(); i++)
            svg.line("order", marks.get(i - 1)[0], marks.get(i - 1)[1], marks.get(i)[0], marks.get(i)[1]);
        shown.forEach(this::bar);
        for (int i = 0; i < marks.size(); i++) {
            svg.circle("mark", marks.get(i)[0], marks.get(i)[1], 9);
            svg.text("number", marks.get(i)[0], marks.get(i)[1] + 4, "middle", Integer.toString(i + 1));
        }
        return svg.picture(width, bottom + AXIS, violation.reason());
    }

    private void drawFaults() {
        for (int i = 0; i < faults.size(); i++) {
            FaultWindow fault = faults.get(i);
            double from = Math.max(LEFT, scale.x(fault.beginNanos()));
            double to = fault.endNanos() > scale.moments().get(scale.moments().size() - 1)
                    ? width
                    : scale.x(fault.endNanos());
            svg.box("band", from, i * FAULT + 4, to - from, bottom - i * FAULT - 4, "");
            svg.line("edge", from, i * FAULT + 4, from, bottom);
            if (to < width) svg.line("edge", to, i * FAULT + 4, to, bottom);
            svg.text("fault", from + 6, i * FAULT + 20, "start", "fault " + fault.fault() + ": " + fault.label());
        }
    }

    private void axis() {
        svg.line("ink", LEFT, bottom, width, bottom);
        double free = 0;
        for (long moment : scale.moments()) {
            double x = scale.x(moment);
            svg.line("tick", x, bottom, x, bottom + 5);
            String label = Moments.words(moment, clock);
            double half = Svg.width(label, TEXT) / 2;
            boolean last = moment == scale.moments().get(scale.moments().size() - 1);
            if (last || x - half < free || x + half > width) continue;
            svg.text("label", x, bottom + 20, "middle", label);
            free = x + half + 8;
        }
    }

    private void bar(Operation operation) {
        double y = y(operation);
        double from = scale.x(operation.invokedNanos());
        double to = isUnknown(operation) ? width - 6 : scale.x(operation.completedNanos());
        String style = isUnknown(operation) ? "unknown" : violation.badPart().contains(operation) ? "ok" : "source";
        if (operation.equals(violation.blocked())) style += " blocked";
        svg.box("bar " + style, from, y, to - from, BAR, Operations.sentence(operation, clock));
        String label = Operations.brief(operation);
        double room = width - 4 - Svg.width(label, TEXT);
        svg.text("value", Math.min(from, room), y - 6, "start", label);
        if (operation.equals(violation.blocked())) cross((from + to) / 2, y + BAR / 2);
    }

    private double y(Operation operation) {
        return top + lanes.get(client(operation)) * LANE + (LANE - BAR) / 2 + 8;
    }

    private void cross(double x, double y) {
        svg.circle("stop", x, y, 9);
        svg.path("cross", "M" + Svg.n(x - 4) + " " + Svg.n(y - 4) + "l8 8m0-8l-8 8");
    }

    /** Where on its bar the longest order takes each operation: as early as it can be. */
    private List<double[]> marks() {
        List<double[]> marks = new ArrayList<>();
        long moment = Long.MIN_VALUE;
        double before = 0;
        for (Operation operation : violation.longestOrder()) {
            if (!shown.contains(operation) || operation.equals(violation.blocked())) continue;
            boolean later = operation.invokedNanos() > moment;
            if (later) moment = operation.invokedNanos();
            double x = later ? scale.x(moment) + 11 : before + Math.min(18, (scale.next(moment) - before) / 2);
            x = Math.max(x, before + 2);
            marks.add(new double[] {x, y(operation) + BAR / 2});
            before = x;
        }
        return marks;
    }
}
