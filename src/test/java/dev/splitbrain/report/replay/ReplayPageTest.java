package dev.splitbrain.report.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.splitbrain.node.MembershipNote;
import dev.splitbrain.node.NewsNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.trace.StepKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplayPageTest {
    private final ReplayData data = ReplayRuns.leaderCrash();
    private final Recording recording = data.recording();

    @Test
    void equalRunsGiveEqualBytes() {
        assertArrayEquals(
                ReplayPage.html(data, ReplayPage.Packing.COMPRESSED),
                ReplayPage.html(ReplayRuns.leaderCrash(), ReplayPage.Packing.COMPRESSED));
    }

    @Test
    void aCauseIsAnEarlierStepThatFits() {
        for (int row = 0; row < recording.size(); row++) {
            int cause = recording.causes.get(row);
            assertTrue(cause <= row, "the cause of row " + row);
            boolean arrives = kind(row) == StepKind.DELIVERED || kind(row) == StepKind.DROPPED;
            if (arrives) assertEquals(StepKind.SENT, kind(cause - 1));
            if (kind(row) == StepKind.TIMER_FIRED) assertEquals(StepKind.TIMER_SET, kind(cause - 1));
        }
    }

    @Test
    void columnsReadBackGiveTheSteps() throws Exception {
        JsonNode steps = picture(data).path("steps");
        long time = 0;
        for (int row = 0; row < recording.size(); row++) {
            time += steps.path("t").get(row).asLong();
            assertEquals(recording.times.get(row), time);
            int back = steps.path("q").get(row).asInt();
            assertEquals(recording.causes.get(row), back == 0 ? 0 : row + 1 - back);
        }
    }

    @Test
    void aCrashEmptiesVolatileFieldsAndKeepsStores() {
        Map<String, Integer> values = new TreeMap<>();
        int crash = 0;
        while (kind(crash) != StepKind.CRASHED) crash++;
        for (int i = 0; i < recording.stateRows.size() && recording.stateRows.get(i) <= crash; i++) {
            if (recording.stateNodes.get(i) != recording.places.get(crash)) continue;
            values.put(recording.stateKeys.text(recording.stateKeyNumbers.get(i)), recording.stateValues.get(i));
        }
        assertTrue(values.size() > 5, values.toString());
        values.forEach((field, value) -> assertEquals(field.startsWith(NodeState.DISK), value != 0, field));
    }

    @Test
    void aTextThatLooksLikeMarkupStaysText() {
        RunFacts hostile = new RunFacts("</script><b>", "<!--data-->", "<i>", 1, "", "", "");
        ReplayData odd = ReplayData.of(hostile, recording, List.of(), List.of());
        String page = new String(ReplayPage.html(odd, ReplayPage.Packing.PLAIN), StandardCharsets.UTF_8);
        assertFalse(page.contains("</script><b>"));
        assertTrue(page.contains("\\u003c/script>\\u003cb>"));
        assertEquals(count(page, "<script"), count(page, "</script>"));
    }

    @Test
    void aRecordingThatIsFullStopsAndSaysSo() {
        ReplayRecorder recorder = new ReplayRecorder(recording.nodes, 1, 3);
        for (int i = 1; i <= 5; i++) {
            recorder.accept(new dev.splitbrain.trace.Step.Resumed(i, i, 0, recording.nodes.get(0)));
        }
        assertTrue(recorder.finish().isCutShort());
        assertEquals(3, recorder.finish().size());
    }

    /** Nodes of two-phase commit or Paxos tell no role of their own. */
    @Test
    void nodesHaveTheRolesThatTheScenarioGivesThem() throws Exception {
        assertEquals(List.of("", "", "", "", ""), planned(Path.of("scenarios/raft/leader-crash.yaml")));
        assertEquals(
                List.of("coordinator", "participant", "participant", "participant"),
                planned(Path.of("scenarios/commit/2pc-blocks.yaml")));
    }

    @Test
    void nodesThatTellOfNewsStandInAnEpidemic() throws Exception {
        Path file = Path.of("scenarios/gossip/chaos.yaml");
        JsonNode gossip = picture(ScenarioPage.run(file, 1, Map.of(), "chaos.yaml"));
        gossip.path("planned").forEach(word -> assertEquals("susceptible", word.asText()));
        List<String> told = new ArrayList<>();
        for (JsonNode standing : gossip.path("standings")) {
            if (standing.path(1).asInt() == 0) told.add(standing.path(2).asText());
        }
        assertEquals("informed", told.get(0));
        assertTrue(told.contains("informed of 3"), told.toString());
        assertTrue(told.contains("removed"), told.toString());
        assertEquals(0, picture(data).path("standings").size());
    }

    @Test
    void membersStandByWhomTheySuspectAndHoldDead() throws Exception {
        Path file = Path.of("scenarios/swim/refutations.yaml");
        JsonNode swim = picture(ScenarioPage.run(file, 1, Map.of(), "refutations.yaml"));
        swim.path("planned").forEach(word -> assertEquals("", word.asText()));
        Set<String> told = new TreeSet<>();
        swim.path("standings").forEach(standing -> told.add(standing.path(2).asText()));
        assertTrue(told.contains("trusts all"), told.toString());
        assertTrue(told.stream().anyMatch(words -> words.matches("suspects n\\d+")), told.toString());
        assertTrue(told.stream().noneMatch(words -> words.endsWith("dead")), told.toString());
    }

    @Test
    void aMembersBeliefsAreWhatItToldLastOfEach() {
        Group group = new Group();
        NodeId node = recording.nodes.get(0);
        NodeId second = recording.nodes.get(1);
        NodeId third = recording.nodes.get(2);
        assertEquals("trusts all", group.stands(node, new MembershipNote.Began(5, List.of())));
        assertEquals("suspects n2", group.stands(node, new MembershipNote.Suspected(second, 1)));
        assertEquals("suspects 2", group.stands(node, new MembershipNote.Suspected(third, 1)));
        assertEquals("suspects n3, n2 dead", group.stands(node, new MembershipNote.DeclaredDead(second, 1)));
        assertEquals("2 dead", group.stands(node, new MembershipNote.DeclaredDead(third, 1)));
        assertEquals("n3 dead", group.stands(node, new MembershipNote.Admitted(second, 2)));
        assertEquals("trusts all", group.stands(third, new MembershipNote.SawLeave(second, 2)));
        group.crashed(node);
        assertEquals("suspects n2", group.stands(node, new MembershipNote.Suspected(second, 2)));
    }

    @Test
    void whoCrashesForgetsTheNewsAndWhoHasNothingHotIsRemoved() {
        Epidemic epidemic = new Epidemic();
        NodeId node = recording.nodes.get(0);
        assertEquals("informed", epidemic.stands(node, new NewsNote.Informed("a", 0)));
        assertEquals("removed", epidemic.stands(node, new NewsNote.LostInterest("a", 1)));
        assertEquals("informed of 2", epidemic.stands(node, new NewsNote.Informed("b", 1)));
        epidemic.crashed(node);
        assertEquals("informed", epidemic.stands(node, new NewsNote.Informed("b", 5)));
        assertNull(epidemic.stands(node, new MembershipNote.Suspected(node, 1)));
    }

    private static List<String> planned(Path file) throws Exception {
        Recording made = ReplayRecorder.of(ScenarioLoader.load(file, Map.of(), Catalog.standard()))
                .finish();
        ReplayData nothing = ReplayData.of(new RunFacts("", "", "", 1, "", "", ""), made, List.of(), List.of());
        List<String> roles = new ArrayList<>();
        picture(nothing).path("planned").forEach(role -> roles.add(role.asText()));
        return roles;
    }

    private static JsonNode picture(ReplayData data) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Json json = new Json(bytes);
        new ReplayJson(data).picture(json);
        json.flush();
        return new ObjectMapper().readTree(bytes.toByteArray());
    }

    @Test
    void asksWhoLeadsAfterTheLeaderCrashed() {
        Question question = data.questions().stream()
                .filter(asked -> asked.ask().contains("Who becomes leader next?"))
                .findFirst()
                .orElseThrow();
        String winner = question.choices().get(question.answer());
        Recording.RoleChange leader = recording.roles.stream()
                .filter(change -> change.role().equals("leader"))
                .filter(change -> recording.times.get(change.row()) > question.atNanos())
                .findFirst()
                .orElseThrow();
        assertEquals(leader.node().name(), winner);
        assertEquals(recording.times.get(leader.row()), question.revealNanos());
    }

    @Test
    void aShareOfTheMessagesIsKeptWithBothEndsAndTheStateOfNodesAlways() {
        Recording sampled =
                ReplayRuns.leaderCrash(42, Map.of("record", "{messages: 10%}")).recording();
        double share = (double) rows(sampled, StepKind.SENT) / rows(recording, StepKind.SENT);
        assertEquals(0.1, share, 0.02);
        for (int row = 0; row < sampled.size(); row++) {
            int cause = sampled.causes.get(row);
            if (kind(sampled, row) == StepKind.DROPPED) assertEquals(StepKind.SENT, kind(sampled, cause - 1));
        }
        assertEquals(rows(recording, StepKind.NOTED), rows(sampled, StepKind.NOTED));
        assertEquals(states(recording), states(sampled));
    }

    /** What changed in nodes, and in which step. */
    private static List<String> states(Recording of) {
        List<String> states = new ArrayList<>();
        for (int i = 0; i < of.stateRows.size(); i++) {
            states.add(of.numbers.get(of.stateRows.get(i)) + " " + of.stateNodes.get(i) + " "
                    + of.stateKeys.text(of.stateKeyNumbers.get(i)) + " = "
                    + of.stateTexts.text(of.stateValues.get(i)));
        }
        return states;
    }

    @Test
    void whatReachesAPausedNodeWaitsAndIsHandledLater() {
        Map<String, String> values = Map.of("faults", "[{at: 2s, pause: leader, for: 300ms}]");
        Recording paused = ReplayRuns.leaderCrash(42, values).recording();
        assertTrue(rows(paused, StepKind.QUEUED) > 10);
        for (int row = 0; row < paused.size(); row++) {
            if (kind(paused, row) == StepKind.QUEUED)
                assertEquals(StepKind.SENT, kind(paused, paused.causes.get(row) - 1));
        }
    }

    @Test
    void collectionsWithoutAnOrderAreSorted() {
        Words words = new Words();
        assertEquals("[1, 2, 3, 4, 5]", words.of(Set.of(5, 3, 1, 4, 2)));
        assertEquals("{a=1, b=2, c=3}", words.of(Map.of("c", 3, "a", 1, "b", 2)));
    }

    private StepKind kind(int row) {
        return kind(recording, row);
    }

    private static StepKind kind(Recording of, int row) {
        return StepKind.values()[of.kinds.get(row)];
    }

    private static long rows(Recording of, StepKind kind) {
        return IntStream.range(0, of.size())
                .filter(row -> kind(of, row) == kind)
                .count();
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }
}
