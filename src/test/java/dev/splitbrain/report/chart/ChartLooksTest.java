package dev.splitbrain.report.chart;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.history.History;
import dev.splitbrain.metrics.LoadPhase;
import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Typeface;
import dev.splitbrain.trace.FaultWindow;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be told of a picture without an eye: that its texts can be read, and that it shows something. */
class ChartLooksTest {
    private static Typeface typeface;
    private static List<RunData> runs;

    @BeforeAll
    static void load() throws Exception {
        typeface = Typeface.load();
        runs = List.of(SampleRun.run(42, 4_000), SampleRun.run(7, 900), SampleRun.run(8, 300));
    }

    private static List<ChartStyle> styles() {
        List<ChartStyle> styles = new ArrayList<>();
        for (Theme theme : Theme.values()) for (Size size : Size.values()) styles.add(new ChartStyle(theme, size));
        return styles;
    }

    private static Picture picture(ChartKind kind, ChartStyle style) {
        List<RunData> shown = kind.compares() ? runs : runs.subList(0, 1);
        return kind.picture(shown, shown.get(0).wholeRun(), style, typeface);
    }

    @ParameterizedTest
    @EnumSource(ChartKind.class)
    void textsNeitherOverlapNorLeaveThePicture(ChartKind kind) {
        for (ChartStyle style : styles()) {
            TextBoxes boxes = new TextBoxes(typeface);
            picture(kind, style).draw(boxes);
            assertEquals(List.of(), boxes.troubles(style.size()), style.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(ChartKind.class)
    void everyStyleShowsDataOnItsOwnBackground(ChartKind kind) {
        for (ChartStyle style : styles()) {
            BufferedImage image = picture(kind, style).image();
            int ground = style.theme().ground().rgb();
            assertEquals(2 * style.size().width(), image.getWidth());
            for (int x = 0; x < image.getWidth(); x++) {
                assertEquals(ground, image.getRGB(x, 0) & 0xFFFFFF, "something touches the upper edge");
                assertEquals(ground, image.getRGB(x, image.getHeight() - 1) & 0xFFFFFF, "or the lower");
            }
            int drawn = 0;
            for (int y = 0; y < image.getHeight(); y += 3)
                for (int x = 0; x < image.getWidth(); x += 3) if ((image.getRGB(x, y) & 0xFFFFFF) != ground) drawn++;
            double share = drawn / (image.getWidth() / 3.0 * image.getHeight() / 3.0);
            assertTrue(share > 0.03 && share < 0.85, kind + " covers " + share + " of the picture");
        }
    }

    @ParameterizedTest
    @EnumSource(ChartKind.class)
    void aRunWithoutDataIsDrawnAndSaysSo(ChartKind kind) {
        RunData empty = new RunData(
                "empty",
                "nothing",
                "footer",
                1_000_000_000,
                SampleRun.NODES,
                new History(List.of()),
                List.of(),
                List.of());
        Picture picture = kind.picture(empty, ChartStyle.DEFAULT, typeface);
        assertFalse(picture.finding().isBlank());
        assertTrue(picture.png().length > 1_000);
    }

    @Test
    void everyPictureSaysHowToRepeatIt() {
        for (ChartKind kind : ChartKind.values()) {
            TextBoxes boxes = new TextBoxes(typeface);
            picture(kind, ChartStyle.DEFAULT).draw(boxes);
            assertAll(
                    kind.kindName(),
                    () -> assertTrue(boxes.texts().contains(runs.get(0).footer())),
                    () -> assertTrue(
                            String.join(" ", boxes.texts()).contains(runs.get(0).setup())));
        }
    }

    private static List<String> texts(ChartKind kind, RunData run, ChartStyle style) {
        TextBoxes boxes = new TextBoxes(typeface);
        kind.picture(run, style, typeface).draw(boxes);
        assertEquals(List.of(), boxes.troubles(style.size()), kind + " " + style);
        return boxes.texts();
    }

    @Test
    void phasesOfTheLoadAreNamedAbovePlotsOverTime() {
        long end = runs.get(0).endNanos();
        RunData phased = runs.get(0)
                .withPhases(List.of(
                        new LoadPhase("even", 0, end / 2),
                        new LoadPhase("rush", end / 2, end),
                        new LoadPhase(
                                "a name that has no room in its hundredth of the picture", end - end / 100, end)));
        for (ChartStyle style : styles()) {
            for (ChartKind kind : List.of(ChartKind.LATENCY, ChartKind.THROUGHPUT, ChartKind.AVAILABILITY)) {
                List<String> texts = texts(kind, phased, style);
                assertTrue(texts.containsAll(List.of("load", "even", "rush")), texts.toString());
                assertEquals(
                        0,
                        texts.stream().filter(text -> text.startsWith("a name")).count());
            }
        }
    }

    @Test
    void termsAreCalledAsTheProtocolCallsThem() {
        RunData run = runs.get(0);
        List<RoleSpan> ballots = run.roles().stream()
                .map(span -> new RoleSpan(
                        span.node(), span.role(), span.epoch(), "ballot", span.fromNanos(), span.toNanos()))
                .toList();
        RunData paxos = new RunData(
                "paxos", run.setup(), run.footer(), run.endNanos(), run.nodes(), run.history(), run.faults(), ballots);
        for (ChartKind kind : List.of(ChartKind.TERMS, ChartKind.AVAILABILITY)) {
            String texts = String.join("|", texts(kind, paxos, ChartStyle.DEFAULT));
            assertTrue(texts.contains("allot ") || texts.contains("|ballot|"), texts);
            assertFalse(texts.contains("term "), texts);
        }
    }

    @Test
    void aFaultWhoseLabelIsTooLongIsStillNamed() {
        RunData run = runs.get(0);
        FaultWindow cut = run.faults().get(0);
        String sides = "partition [[n1, n2, n3, n4], rest of all the nodes that are left]";
        RunData cutOff = new RunData(
                "cut",
                run.setup(),
                run.footer(),
                run.endNanos(),
                run.nodes(),
                run.history(),
                List.of(new FaultWindow(1, 1, "partition", sides, cut.targets(), cut.beginNanos(), cut.endNanos())),
                run.roles());
        assertTrue(texts(ChartKind.LATENCY, cutOff, new ChartStyle(Theme.LIGHT, Size.PAPER))
                .contains("partition"));
    }

    @Test
    void whoIsPausedLooksUnlikeWhoFollows() {
        RunData run = runs.get(0);
        List<RoleSpan> roles = List.of(
                new RoleSpan(run.nodes().get(0), "follower", 1, 0, run.endNanos()),
                new RoleSpan(run.nodes().get(1), RoleSpan.PAUSED, 1, 0, run.endNanos()));
        RunData paused = new RunData(
                "paused", run.setup(), run.footer(), run.endNanos(), run.nodes(), run.history(), run.faults(), roles);
        List<LegendItem> legend = new AvailabilityChart(paused, paused.wholeRun()).legend(Theme.LIGHT);
        assertEquals(
                List.of("follower", "paused"),
                List.of(legend.get(0).label(), legend.get(1).label()));
        assertEquals(
                List.of(Symbol.BLOCK, Symbol.HATCHED_BLOCK),
                List.of(legend.get(0).symbol(), legend.get(1).symbol()));
        for (ChartStyle style : styles())
            assertTrue(texts(ChartKind.AVAILABILITY, paused, style).contains("paused, term 1"));
    }

    @Test
    void hatchingStaysInItsBox() {
        Box box = new Box(10, 20, 7, 5);
        for (double apart : new double[] {0.5, 3, 40}) {
            Rectangle2D lines = Hatch.lines(box, apart).getBounds2D();
            assertTrue(lines.isEmpty() || box.shape().contains(lines), lines + " of " + apart);
        }
    }

    @Test
    void lanesOfManyFaultsLeaveRoomForThePlot() {
        RunData run = runs.get(0);
        List<FaultWindow> faults = new ArrayList<>();
        for (int i = 0; i < 11; i++)
            faults.add(new FaultWindow(
                    i, 1, "action-" + (char) ('a' + i), "text " + i, List.of("n1"), 0, (i + 1) * 1_000_000_000L));
        RunData many = new RunData(
                "many", run.setup(), run.footer(), run.endNanos(), run.nodes(), run.history(), faults, run.roles());
        for (Size size : Size.values()) {
            FaultLanes all = FaultLanes.of(faults, run.wholeRun());
            FaultLanes some = all.within(size.height() / 4, size);
            assertTrue(some.height(size) <= size.height() / 4);
            assertEquals(11, some.lanes().size() - 1 + some.merged());
            assertEquals(11, some.lanes().stream().mapToInt(List::size).sum(), "bands of all go through the plot");
            assertEquals(all, all.within(size.height(), size));
        }
        for (ChartStyle style : styles()) {
            List<String> texts = texts(ChartKind.LATENCY, many, style);
            assertTrue(texts.stream().anyMatch(text -> text.matches("and [5-9] more")), texts.toString());
            assertTrue(texts.contains("text 0 (n1)"), texts.toString());
        }
    }

    @Test
    void whatTimedOutIsVermilionAndWhereTheFaultWas() {
        BufferedImage image = ChartKind.LATENCY
                .picture(runs.get(0), ChartStyle.DEFAULT, typeface)
                .image();
        int unknown = Theme.LIGHT.unknown().rgb();
        Size size = Size.LECTURE;
        double plotWidth = size.width() - size.gutterLeft() - size.gutterRight();
        int during =
                near(image, unknown, size.gutterLeft() + plotWidth * 41 / 60, size.gutterLeft() + plotWidth * 47 / 60);
        int before =
                near(image, unknown, size.gutterLeft() + plotWidth * 30 / 60, size.gutterLeft() + plotWidth * 36 / 60);
        assertTrue(during > 500, () -> during + " pixels while the partition lasted");
        assertEquals(0, before);
    }

    /** Pixels below the fault lanes, between two places, of about a colour. */
    private static int near(BufferedImage image, int rgb, double left, double right) {
        int found = 0;
        for (int x = (int) (2 * left); x < 2 * right; x++)
            for (int y = image.getHeight() / 4; y < image.getHeight() * 0.85; y++) {
                int pixel = image.getRGB(x, y);
                int distance = 0;
                for (int shift = 0; shift <= 16; shift += 8)
                    distance += Math.abs((pixel >> shift & 0xFF) - (rgb >> shift & 0xFF));
                if (distance < 90) found++;
            }
        return found;
    }
}
