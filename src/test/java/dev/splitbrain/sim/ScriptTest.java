package dev.splitbrain.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.history.Operation;
import dev.splitbrain.metrics.HistoryRecorder;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.spec.KeyValue.Write;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.ScriptStep;
import dev.splitbrain.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A scripted operation goes to the node it names, at its time, and after the one it waits for. */
class ScriptTest {
    private static final long MS = 1_000_000;
    private static final List<ClientId> CLIENTS = List.of(new ClientId(0, "alice"), new ClientId(1, "bob"));

    private static ScriptStep step(String id, long atMs, String client, String on, String after) {
        return new ScriptStep(id, atMs * MS, client, Optional.of(on), new Write(id, 1), Optional.ofNullable(after));
    }

    private static Workload script(Load load, ScriptStep... steps) {
        return new Workload(CLIENTS, load, new Mix(Map.of("write", 1.0)), Keys.uniform(1), List.of(steps), 20 * MS, 0);
    }

    @Test
    void stepsBeginAtTheirTimeAndAfterThoseTheyWaitFor() {
        HistoryRecorder history = new HistoryRecorder();
        List<Step> sent = new ArrayList<>();
        Workload workload = script(
                new Load.None(),
                step("c", 5, "alice", "n3", "b"),
                step("a", 10, "alice", "n1", null),
                step("b", 1, "bob", "n2", "a"));
        new Simulation(
                        1,
                        SimulationTest.world(3, 100 * MS),
                        RepeatedRequestTest.TakesOne.PROTOCOL, // never answers the first: each step ends after 20 ms
                        workload,
                        List.of(history, SimulationTest.listener(Set.of(StepKind.SENT), sent)))
                .run();
        List<Operation> operations = history.history().operations();
        assertEquals(
                List.of("a 10", "b 30", "c 50"),
                operations.stream()
                        .map(op -> op.command().key() + " " + op.invokedNanos() / MS)
                        .toList());
        assertEquals(
                List.of("alice>n1", "bob>n2", "alice>n3"),
                sent.stream()
                        .map(step -> (Step.Sent) step)
                        .map(step -> step.from() + ">" + step.to())
                        .toList());
    }

    @Test
    void aScriptedOperationIsNotPartOfAClientsLoop() {
        HistoryRecorder history = new HistoryRecorder();
        Load loop = new Load.Closed(Distribution.constant(100 * MS));
        new Simulation(
                        1,
                        SimulationTest.world(3, 110 * MS),
                        RepeatedRequestTest.TakesOne.PROTOCOL,
                        script(loop, step("a", 0, "alice", "n1", null)),
                        List.of(history))
                .run();
        assertEquals(3, history.history().operations().size(), "one of the script, one of each client's loop");
    }
}
