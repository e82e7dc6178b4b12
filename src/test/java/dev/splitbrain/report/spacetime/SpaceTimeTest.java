package dev.splitbrain.report.spacetime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.node.CutNote;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.report.chart.ChartStyle;
import dev.splitbrain.report.chart.Picture;
import dev.splitbrain.report.chart.Size;
import dev.splitbrain.report.chart.TextBoxes;
import dev.splitbrain.report.chart.Theme;
import dev.splitbrain.report.chart.View;
import dev.splitbrain.report.draw.Typeface;
import dev.splitbrain.report.spacetime.SpaceTimeOptions.Show;
import dev.splitbrain.report.spacetime.SpaceTimeOptions.TimeMode;
import dev.splitbrain.trace.DropReason;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Step;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpaceTimeTest {
    record Vote(long term) implements Message {}

    record Heartbeat() implements Message {}

    record GrantedVote(long term) implements Note {}

    private static final long MS = 1_000_000;
    private static final NodeId N1 = new NodeId(0, "n1");
    private static final NodeId N2 = new NodeId(1, "n2");
    private static final NodeId N3 = new NodeId(2, "n3");
    private static final View VIEW = new View(100 * MS, 200 * MS);

    private static Typeface typeface;

    private final SpaceTimeRecorder recorder = new SpaceTimeRecorder(List.of(N1, N2, N3), VIEW);
    private long steps;

    @BeforeAll
    static void load() throws Exception {
        typeface = Typeface.load();
    }

    private long send(long millis, NodeId from, NodeId to, Message message) {
        recorder.accept(new Step.Sent(++steps, millis * MS, 0, from, to, message));
        return steps;
    }

    private void arrive(long millis, long sending, NodeId from, NodeId to, Message message) {
        recorder.accept(new Step.Delivered(++steps, millis * MS, sending, from, to, message));
    }

    private void drop(long millis, long sending, NodeId from, NodeId to, Message message, DropReason reason) {
        recorder.accept(new Step.Dropped(++steps, millis * MS, sending, from, to, message, reason));
    }

    /** A message from before the picture, one lost at once, one at a node that is down, one twice, one late, one that never ends. */
    private SpaceTimeData story() {
        arrive(95, send(90, N1, N2, new Heartbeat()), N1, N2, new Heartbeat());
        arrive(104, send(96, N1, N3, new Heartbeat()), N1, N3, new Heartbeat());
        long twice = send(110, N1, N2, new Vote(2));
        drop(110, send(110, N1, N3, new Vote(2)), N1, N3, new Vote(2), DropReason.LOSS);
        arrive(118, twice, N1, N2, new Vote(2));
        recorder.accept(new Step.Noted(++steps, 118 * MS, 0, N2, new GrantedVote(2)));
        arrive(124, twice, N1, N2, new Vote(2));
        arrive(129, send(121, N2, N1, new Vote(2)), N2, N1, new Vote(2));
        arrive(180, send(130, N1, N2, new Vote(3)), N1, N2, new Vote(3));
        drop(150, send(140, N2, N3, new Vote(3)), N2, N3, new Vote(3), DropReason.DOWN);
        send(197, N1, N2, new Heartbeat());
        arrive(230, send(220, N1, N2, new Heartbeat()), N1, N2, new Heartbeat());
        return recorder.data(
                List.of(
                        new RoleSpan(N1, "leader", 2, 118 * MS, 300 * MS),
                        new RoleSpan(N2, "follower", 2, 0, 300 * MS),
                        new RoleSpan(N3, "down", 0, 145 * MS, 300 * MS)),
                List.of(new FaultWindow(1, 1, "crash", "crash n3", List.of("n3"), 145 * MS, 300 * MS)));
    }

    private SpaceTimeChart chart(SpaceTimeOptions options) {
        return new SpaceTimeChart(story(), options, "three nodes", "three.yaml   seed 1");
    }

    @Test
    void everyMessageInThePictureHasItsFate() {
        List<String> fates = new ArrayList<>();
        for (List<String> row :
                chart(SpaceTimeOptions.standard()).tables().get(0).rows())
            fates.add(String.join(" ", row.get(0), row.get(3), row.get(4), row.get(5)));
        assertEquals(
                List.of(
                        "0.096000000 n3 Heartbeat arrived",
                        "0.110000000 n3 Vote lost by the network",
                        "0.110000000 n2 Vote arrived",
                        "0.110000000 n2 Vote arrived again",
                        "0.121000000 n1 Vote arrived",
                        "0.130000000 n2 Vote arrived",
                        "0.140000000 n3 Vote the receiver was down",
                        "0.197000000 n2 Heartbeat on its way"),
                fates);
    }

    @Test
    void theTitleCountsWhatIsShown() {
        assertEquals(
                "n1 becomes leader of term 2 at 0.118 s: 7 messages in 100 ms, 2 lost, 1 twice",
                chart(SpaceTimeOptions.standard()).finding());
        assertEquals(
                "n1 becomes leader of term 2 at 0.118 s: 5 messages in 100 ms, 2 lost, 1 twice",
                new SpaceTimeTest()
                        .chart(SpaceTimeOptions.standard().hiding(java.util.Set.of("Heartbeat")))
                        .finding());
    }

    @Test
    void vectorClocksFollowTheMessages() {
        List<String> clocks = story().marks().stream()
                .filter(mark -> mark.kind() == Mark.Kind.CLOCK)
                .map(mark -> mark.node() + " " + mark.words())
                .toList();
        assertEquals(
                List.of(
                        "n3 [0 0 1]", // carries nothing from before the picture
                        "n1 [1 0 0]",
                        "n1 [2 0 0]",
                        "n2 [1 1 0]",
                        "n2 [1 2 0]",
                        "n2 [1 3 0]",
                        "n1 [3 3 0]",
                        "n1 [4 3 0]",
                        "n2 [4 4 0]",
                        "n2 [4 5 0]",
                        "n1 [5 3 0]"),
                clocks);
    }

    private static List<String> drawn(Picture picture, Size size) {
        TextBoxes boxes = new TextBoxes(typeface);
        picture.draw(boxes);
        assertEquals(List.of(), boxes.troubles(size));
        return boxes.texts();
    }

    @ParameterizedTest
    @EnumSource(TimeMode.class)
    void textsCanBeReadInEveryKindOfTime(TimeMode mode) {
        SpaceTimeOptions all = SpaceTimeOptions.standard()
                .with(mode)
                .with(EnumSet.allOf(Show.class))
                .reordered();
        for (Theme theme : Theme.values())
            for (Size size : Size.values()) {
                Picture picture = new SpaceTimeTest().chart(all).picture(new ChartStyle(theme, size), typeface);
                List<String> texts = drawn(picture, size);
                assertTrue(texts.contains("n1") && texts.contains("n3"), texts.toString());
            }
    }

    @Test
    void lostLateAndRepeatedMessagesSaySo() {
        Picture picture = chart(SpaceTimeOptions.standard()).picture(ChartStyle.DEFAULT, typeface);
        List<String> texts = drawn(picture, Size.LECTURE);
        assertTrue(texts.contains("lost by the network"), texts.toString());
        assertTrue(texts.contains("the receiver was down"), texts.toString());
        assertTrue(texts.contains("Vote, 50 ms on its way"), texts.toString());
        assertTrue(texts.contains("Vote, again"), texts.toString());
        assertTrue(texts.contains("granted vote, term 2"), texts.toString());
    }

    private static SpaceTimeChart chart(SpaceTimeData data) {
        return new SpaceTimeChart(data, SpaceTimeOptions.standard(), "some nodes", "some.yaml   seed 1");
    }

    @Test
    void faultsThatBeginTogetherAreAllNamed() {
        List<FaultWindow> faults = List.of(
                new FaultWindow(1, 1, "crash", "crash n3", List.of("n3"), 145 * MS, 300 * MS),
                new FaultWindow(2, 1, "pause", "pause n1", List.of("n1"), 145 * MS, 300 * MS),
                new FaultWindow(3, 1, "drop", "drop 20%", List.of("n1"), 145 * MS, 160 * MS));
        SpaceTimeData data = new SpaceTimeData(VIEW, List.of(N1, N2, N3), List.of(), List.of(), List.of(), faults);
        for (Size size : Size.values()) {
            List<String> texts = drawn(chart(data).picture(new ChartStyle(Theme.DARK, size), typeface), size);
            assertTrue(texts.containsAll(List.of("faults", "crash n3", "pause n1", "drop 20% (n1)")), texts.toString());
        }
    }

    @Test
    void amongManyNodesThoseThatTakePartAreShownAndNamedWhereThereIsRoom() {
        List<NodeId> nodes = new ArrayList<>();
        for (int i = 0; i < 60; i++) nodes.add(new NodeId(i, "node" + (i + 1)));
        List<Arrow> few =
                List.of(new Arrow(nodes.get(4), nodes.get(40), "Vote", "vote", 110 * MS, 120 * MS, null, true, false));
        SpaceTimeChart some = chart(new SpaceTimeData(VIEW, nodes, few, List.of(), List.of(), List.of()));
        assertTrue(some.setup().endsWith("; 2 of 60 nodes shown"), some.setup());
        List<Arrow> all = new ArrayList<>();
        for (NodeId node : nodes.subList(1, 60))
            all.add(new Arrow(nodes.get(0), node, "Vote", "vote", 110 * MS, 120 * MS, null, true, false));
        List<RoleSpan> roles = List.of(new RoleSpan(nodes.get(16), "leader", 2, 0, 300 * MS));
        SpaceTimeChart everyone = chart(new SpaceTimeData(VIEW, nodes, all, List.of(), roles, List.of()));
        for (Size size : Size.values()) {
            ChartStyle style = new ChartStyle(Theme.LIGHT, size);
            List<String> two = drawn(some.picture(style, typeface), size);
            assertTrue(two.containsAll(List.of("node5", "node41")) && !two.contains("node6"), two.toString());
            List<String> named = drawn(everyone.picture(style, typeface), size);
            assertTrue(named.contains("node17"), "the leader's name comes first: " + named);
            assertTrue(named.stream().filter(text -> text.startsWith("node")).count() >= 15, named.toString());
        }
    }

    @Test
    void aTimerThatFiresAgainAndAgainIsNamedOnce() {
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < 50; i++) marks.add(new Mark(N1, Mark.Kind.TIMER, (101 + i) * MS, "heartbeat interval"));
        marks.add(new Mark(N1, Mark.Kind.TIMER, 190 * MS, "heartbeat interval"));
        SpaceTimeData data = new SpaceTimeData(VIEW, List.of(N1, N2, N3), List.of(), marks, List.of(), List.of());
        List<String> texts = drawn(chart(data).picture(ChartStyle.DEFAULT, typeface), Size.LECTURE);
        assertEquals(2, texts.stream().filter("heartbeat interval"::equals).count());
    }

    @Test
    void svgIsTheSameBytesEverywhere() throws Exception {
        Path golden = Path.of("src/test/resources/charts/space-time.svg");
        byte[] svg = chart(SpaceTimeOptions.standard())
                .picture(new ChartStyle(Theme.LIGHT, Size.PAPER), typeface)
                .svg();
        if (Boolean.getBoolean("splitbrain.rewrite")) Files.write(golden, svg);
        assertEquals(Files.readString(golden), new String(svg, StandardCharsets.UTF_8));
    }

    @Test
    void timeByEventGivesEachMomentTheSameRoom() {
        TimeWarp warp = TimeWarp.of(TimeMode.BY_EVENT, new View(0, 1000), new long[] {10, 10, 900, 20});
        assertEquals(0.25, warp.at(10));
        assertEquals(0.5, warp.at(20));
        assertEquals(0.75, warp.at(900));
        assertEquals(0.375, warp.at(15));
        assertEquals(1, warp.at(5000));
    }

    @Test
    void compressedTimeShrinksSilencesAndKeepsTheirOrder() {
        View view = new View(0, 1000);
        long[] moments = {3, 10, 900};
        TimeWarp warp = TimeWarp.of(TimeMode.COMPRESSED, view, moments);
        TimeWarp linear = TimeWarp.of(TimeMode.LINEAR, view, moments);
        assertEquals(0.9, linear.at(900), 1e-12);
        assertTrue(warp.at(3) > 5 * linear.at(3));
        double silence = warp.at(900) - warp.at(10);
        assertTrue(silence < 0.8 && silence > warp.at(1000) - warp.at(900), () -> "silence takes " + silence);
    }

    @Test
    void reorderedLanesPutWhoTalksBesideEachOther() {
        Arrow far = new Arrow(N1, N3, "Vote", "vote", 0, 1, null, true, false);
        Arrow near = new Arrow(N1, N2, "Vote", "vote", 0, 1, null, true, false);
        List<NodeId> given = List.of(N1, N2, N3);
        assertEquals(given, LaneOrder.of(given, List.of(near)));
        assertEquals(List.of(N2, N1, N3), LaneOrder.of(given, List.of(far, near)));
    }

    record StoodInCut(String cut) implements CutNote {}

    @Test
    void whereNodesStandInACutIsMarkedForTheLineThatJoinsThem() {
        recorder.accept(new Step.Noted(++steps, 110 * MS, 0, N1, new StoodInCut("c1")));
        recorder.accept(new Step.Noted(++steps, 120 * MS, 0, N3, new StoodInCut("c1")));
        recorder.accept(new Step.Noted(++steps, 130 * MS, 0, N1, new GrantedVote(1)));
        List<Mark> cuts = recorder.data(List.of(), List.of()).marks().stream()
                .filter(mark -> mark.kind() == Mark.Kind.CUT)
                .toList();
        assertEquals(
                List.of(new Mark(N1, Mark.Kind.CUT, 110 * MS, "c1"), new Mark(N3, Mark.Kind.CUT, 120 * MS, "c1")),
                cuts);
    }
}
