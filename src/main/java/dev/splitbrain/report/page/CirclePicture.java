package dev.splitbrain.report.page;

import dev.splitbrain.check.txn.Anomaly;
import dev.splitbrain.history.History.Clock;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import java.util.ArrayList;
import java.util.List;

/** An anomaly as a circle: a box for each transaction with what it did and read, an arrow for each reason to come before. */
final class CirclePicture {
    private static final double TEXT = 13;
    private static final double LINE = 18;
    private static final double PAD = 10;
    private static final int MOST_ACTIONS = 8;
    private static final int FIRST =
            12; // letters of a text that is cut; the end of a list tells more than its beginning
    private static final int LONGEST = 40;
    private static final double BEND = 46; // how far the two arrows between two boxes keep apart

    private final Anomaly anomaly;
    private final Clock clock;
    private final List<Box> boxes = new ArrayList<>();
    private final Svg svg = new Svg();
    private double width;
    private double height;

    /** Where a transaction stands; {@code x} and {@code y} are its middle. */
    private record Box(List<String> lines, double x, double y, double width, double height) {
        /** Where a line from the middle to another point leaves the box. */
        double[] border(double toX, double toY) {
            double dx = toX - x;
            double dy = toY - y;
            double scale = Math.min(
                    dx == 0 ? Double.MAX_VALUE : width / 2 / Math.abs(dx),
                    dy == 0 ? Double.MAX_VALUE : height / 2 / Math.abs(dy));
            return new double[] {x + dx * scale, y + dy * scale};
        }
    }

    CirclePicture(Anomaly anomaly, Clock clock) {
        this.anomaly = anomaly;
        this.clock = clock;
        place();
    }

    private void place() {
        List<List<String>> texts = new ArrayList<>();
        for (int i = 0; i < anomaly.transactions().size(); i++)
            texts.add(lines(i + 1, anomaly.transactions().get(i)));
        double boxWidth = 0;
        double boxHeight = 0;
        for (List<String> text : texts) {
            for (String line : text) boxWidth = Math.max(boxWidth, Svg.width(line, TEXT) + 2 * PAD);
            boxHeight = Math.max(boxHeight, text.size() * LINE + 2 * PAD);
        }
        int count = texts.size();
        boolean row = count <= 2;
        double radiusX = row ? (boxWidth + 200) / 2 * (count - 1) : Math.max(230, boxWidth * 0.8 * count / Math.PI);
        double radiusY = row ? 0 : Math.max(120, (boxHeight + 60) * count / (2 * Math.PI) + 30);
        width = 2 * radiusX + boxWidth + 40;
        height = 2 * radiusY + boxHeight + (row ? 2 * BEND : 40);
        for (int i = 0; i < count; i++) {
            double angle = row ? Math.PI * (1 + i) : 2 * Math.PI * i / count - Math.PI / 2;
            double x = width / 2 + radiusX * StrictMath.cos(angle);
            double y = height / 2 + radiusY * StrictMath.sin(angle);
            boxes.add(new Box(texts.get(i), x, y, boxWidth, texts.get(i).size() * LINE + 2 * PAD));
        }
    }

    private List<String> lines(int number, Operation operation) {
        List<String> lines = new ArrayList<>();
        lines.add("T" + number + "  " + operation.request().client() + ", "
                + Moments.words(operation.invokedNanos(), clock) + " to " + Operations.ended(operation, clock));
        List<String> actions = Operations.actions(operation);
        for (String action : actions.subList(0, Math.min(MOST_ACTIONS, actions.size()))) lines.add(shortened(action));
        if (actions.size() > MOST_ACTIONS) lines.add("and " + (actions.size() - MOST_ACTIONS) + " more");
        if (!(operation.outcome() instanceof Outcome.Ok))
            lines.add(operation.outcome().word());
        return lines;
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) return text;
        return text.substring(0, FIRST) + "…" + text.substring(text.length() - LONGEST + FIRST + 1);
    }

    String draw() {
        for (int i = 0; i < anomaly.links().size(); i++) arrow(i, (i + 1) % boxes.size());
        for (Box box : boxes) {
            double left = box.x() - box.width() / 2;
            double top = box.y() - box.height() / 2;
            svg.box("transaction", left, top, box.width(), box.height(), "");
            for (int i = 0; i < box.lines().size(); i++) {
                double y = top + PAD + (i + 1) * LINE - 5;
                svg.text(
                        i == 0 ? "who" : "value",
                        left + PAD,
                        y,
                        "start",
                        box.lines().get(i));
            }
        }
        return svg.picture(width, height, anomaly.words());
    }

    /** From border to border, bent to the left where two boxes have an arrow each way. */
    private void arrow(int from, int to) {
        Box a = boxes.get(from);
        Box b = boxes.get(to);
        String kind = anomaly.links().get(from).kind();
        double bend = boxes.size() == 2 ? BEND : 0;
        double length = Math.max(1, StrictMath.hypot(b.x() - a.x(), b.y() - a.y()));
        double middleX = (a.x() + b.x()) / 2 + (b.y() - a.y()) / length * bend;
        double middleY = (a.y() + b.y()) / 2 - (b.x() - a.x()) / length * bend;
        double[] start = a.border(middleX, middleY);
        double[] end = b.border(middleX, middleY);
        svg.path(
                "link " + kind,
                "M" + Svg.n(start[0]) + " " + Svg.n(start[1]) + "Q" + Svg.n(middleX) + " " + Svg.n(middleY) + " "
                        + Svg.n(end[0]) + " " + Svg.n(end[1]));
        head(middleX, middleY, end[0], end[1]);
        double labelX = (start[0] + 2 * middleX + end[0]) / 4;
        double labelY = (start[1] + 2 * middleY + end[1]) / 4;
        double half = Svg.width(kind, TEXT) / 2 + 7;
        svg.box(
                "pill",
                labelX - half,
                labelY - 11,
                2 * half,
                22,
                anomaly.links().get(from).words());
        svg.text("who", labelX, labelY + 5, "middle", kind);
    }

    private void head(double fromX, double fromY, double x, double y) {
        double angle = StrictMath.atan2(y - fromY, x - fromX);
        double leftX = x - 12 * StrictMath.cos(angle - 0.4);
        double leftY = y - 12 * StrictMath.sin(angle - 0.4);
        double rightX = x - 12 * StrictMath.cos(angle + 0.4);
        double rightY = y - 12 * StrictMath.sin(angle + 0.4);
        svg.path(
                "head",
                "M" + Svg.n(x) + " " + Svg.n(y) + "L" + Svg.n(leftX) + " " + Svg.n(leftY) + "L" + Svg.n(rightX) + " "
                        + Svg.n(rightY) + "Z");
    }
}
