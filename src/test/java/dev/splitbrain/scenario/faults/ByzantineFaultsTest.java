package dev.splitbrain.scenario.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.Lied;
import dev.splitbrain.trace.Step;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that do not follow the protocol, by what the others hear. */
class ByzantineFaultsTest {
    @TempDir
    Path folder;

    private Lab run(String lie) {
        return Lab.run(folder, "faults: [{at: 25ms, for: 20ms, byzantine: {nodes: n1, lie: " + lie + "}}]");
    }

    /** What n1 told another between 25 and 45 ms. */
    private static List<String> told(Lab lab, String node) {
        return lab.steps(Step.Sent.class).stream()
                .filter(sent -> sent.to().name().equals(node) && Lab.ms(sent) > 25 && Lab.ms(sent) < 45)
                .map(sent -> sent.message().toString())
                .toList();
    }

    @Test
    void aSilentNodeSaysNothingAndGoesOnAfterwards() {
        Lab lab = run("silent");
        assertEquals(List.of(), told(lab, "n2"));
        assertEquals(50.0, lab.sent(Scribe.Early.class).get(2));
        assertEquals(8, lab.notes(Lied.class).size(), "each untold message is a note");
    }

    @Test
    void aDelayingNodeSaysAllLate() {
        Lab lab = run("{delaying: 3ms}");
        assertEquals(List.of(33.0, 43.0, 50.0), lab.sent(Scribe.Early.class).subList(2, 5));
        assertEquals(List.of(34.0, 44.0, 51.0), lab.sent(Scribe.Safe.class).subList(2, 5));
    }

    @Test
    void aCrashForgetsWhatWasHeldBack() {
        Lab lab = Lab.run(folder, """
                faults:
                  - {at: 25ms, for: 20ms, byzantine: {nodes: n1, lie: {delaying: 8ms}}}
                  - {at: 35ms, for: 1ms, crash: n1}
                """);
        assertEquals(
                List.of(46.0, 56.0),
                lab.sent(Scribe.Early.class).stream()
                        .filter(at -> at > 25)
                        .limit(2)
                        .toList());
    }

    @Test
    void anEquivocatingNodeTellsHalfOfTheOthersSomethingElse() {
        Lab lab = run("{equivocating: [Safe]}");
        assertEquals(
                List.of("Early[number=3]", "Safe[number=4]", "Early[number=4]", "Safe[number=5]"), told(lab, "n2"));
        assertEquals(
                List.of("Early[number=3]", "Safe[number=3]", "Early[number=4]", "Safe[number=4]"), told(lab, "n3"));
    }

    @Test
    void aTamperingNodeChangesTheComponentForAll() {
        Lab lab = run("{tampering: {message: Early, component: number}}");
        for (String node : List.of("n2", "n3")) {
            assertEquals(
                    List.of("Early[number=4]", "Safe[number=3]", "Early[number=5]", "Safe[number=4]"), told(lab, node));
        }
    }

    @Test
    void aReplayingNodeSaysOldThingsAgain() {
        Lab lab = run("{replaying: 100%}");
        List<String> told = told(lab, "n2");
        assertTrue(told.size() + told(lab, "n3").size() > 8 + 4, "an old message with almost every new one");
        assertTrue(told.indexOf("Early[number=3]") < told.lastIndexOf("Early[number=3]"), told::toString);
    }

    @Test
    void aProtocolMayNameItsOwnLies() {
        Lab lab = run("{named: says-seven}");
        assertEquals(List.of("Safe[number=7]", "Safe[number=7]", "Safe[number=7]", "Safe[number=7]"), told(lab, "n2"));
        assertEquals("says-seven", lab.notes(Lied.class).get(0).how());
    }

    @Test
    void whatTheProtocolDoesNotHaveIsRefusedWhereItStands() {
        String component = Lab.problems(
                folder,
                "faults: [{at: 1ms, byzantine: {nodes: n1, lie: {tampering: {message: Early, component: numbr}}}}]");
        assertTrue(component.contains("Early has no component `numbr` that can be changed"), component);
        assertTrue(component.contains("did you mean `number`?"), component);
        String named = Lab.problems(folder, "faults: [{at: 1ms, byzantine: {nodes: n1, lie: {named: says-eight}}}]");
        assertTrue(named.contains("no lie is called `says-eight`"), named);
        assertTrue(named.contains("says-seven"), named);
    }
}
