package dev.splitbrain.report.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.Disk;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.trace.StateProbe;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import dev.splitbrain.world.NodePlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeStateTest {
    private static final long LIMIT_NANOS = 8_000_000_000L;

    @ParameterizedTest
    @ValueSource(
            strings = {"raft", "multi-paxos", "2pc", "primary-backup", "replicated-kv", "gossip", "swim", "clocks"})
    void whoLooksAtEachStepSeesWhatAFirstLookSees(String protocol) throws Exception {
        Scenario scenario =
                ScenarioLoader.load(Path.of("scenarios/chaos/" + protocol + ".yaml"), Map.of(), Catalog.standard());
        Looks looks =
                new Looks(scenario.world().nodes().stream().map(NodePlan::id).toList());
        new ScenarioRun(scenario, 42)
                .tell(looks)
                .show(probe -> looks.probe = probe)
                .run((nanos, events) -> nanos < LIMIT_NANOS);
        assertTrue(looks.compared > 50, () -> looks.compared + " looks");
    }

    /** Looks at every node at its steps, and now and then anew at all that it is. */
    private static final class Looks implements TraceSink {
        private final List<NodeId> nodes;
        private final Map<NodeId, NodeState> states = new TreeMap<>();
        private final Map<NodeId, Map<String, String>> shown = new TreeMap<>();
        private final Words words = new Words();
        private final Parts parts = new Parts();
        private StateProbe probe;
        private int steps;
        private int compared;

        Looks(List<NodeId> nodes) {
            this.nodes = nodes;
        }

        @Override
        public Set<StepKind> wants() {
            return Set.of(StepKind.DELIVERED, StepKind.TIMER_FIRED, StepKind.CRASHED, StepKind.BOOTED);
        }

        @Override
        public void accept(Step step) {
            NodeId node = nodes.get(steps++ % nodes.size());
            Map<String, String> state = shown.computeIfAbsent(node, each -> new TreeMap<>());
            look(states.computeIfAbsent(node, each -> new NodeState(words, parts, nodes)), node, state);
            if (steps % 7 != 0) return;
            Map<String, String> all = new TreeMap<>();
            look(new NodeState(words, parts, nodes), node, all);
            assertEquals(all, state, () -> node + " at " + step);
            compared++;
        }

        private void look(NodeState state, NodeId node, Map<String, String> into) {
            state.look(probe.node(node), probe.disk(node), (name, text) -> put(into, name, text));
        }
    }

    private static void put(Map<String, String> into, String name, String text) {
        if (text == null) into.remove(name);
        else into.put(name, text);
    }

    @Test
    void aCollectionInsideARecordIsLookedIntoEachTime() {
        Holder holder = new Holder();
        NodeState state = new NodeState(new Words(), new Parts(), List.of());
        assertEquals(Map.of("kept", "Box([])", "boxes", "[Box([])]", "count", "0"), changes(state, holder));
        assertEquals(Map.of(), changes(state, holder));
        holder.kept.inside().add("a");
        assertEquals(Map.of("kept", "Box([a])", "boxes", "[Box([a])]"), changes(state, holder));
        holder.count++;
        assertEquals(Map.of("count", "1"), changes(state, holder));
        assertEquals(Map.of("kept", "gone", "boxes", "gone", "count", "gone"), changes(state, null));
        assertEquals(3, changes(state, holder).size());
    }

    private static Map<String, String> changes(NodeState state, Object node) {
        Map<String, String> changes = new TreeMap<>();
        state.look(node, new Disk(), (name, text) -> changes.put(name, text == null ? "gone" : text));
        return changes;
    }

    private static final class Holder {
        private final Box kept = new Box(new ArrayList<>());
        private final List<Box> boxes = List.of(kept);
        private int count;
    }

    private record Box(List<String> inside) {}
}
