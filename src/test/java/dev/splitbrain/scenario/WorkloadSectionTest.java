package dev.splitbrain.scenario;

import static dev.splitbrain.scenario.Texts.load;
import static dev.splitbrain.scenario.Texts.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.workload.HotKeys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Retry;
import dev.splitbrain.workload.Routing;
import dev.splitbrain.workload.ScriptStep;
import dev.splitbrain.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the workload section becomes. */
class WorkloadSectionTest {
    private static final long MS = 1_000_000;
    private static final long S = 1_000 * MS;

    @TempDir
    Path folder;

    private Workload workload(String yaml) {
        return load(folder, with("workload: {" + yaml + "}")).workload();
    }

    @Test
    void loadsAreOpenOrClosed() throws Exception {
        assertEquals(
                new Load.Open(200, true),
                workload("rate: 200/s, arrivals: poisson").load());
        assertEquals(new Load.Open(100, false), workload("clients: 3").load());
        assertEquals(
                new Load.Closed(Distribution.constant(10 * MS)),
                workload("think: 10ms").load());
        List<Load.Changing.Point> points =
                List.of(new Load.Changing.Point(0, 10), new Load.Changing.Point(30 * S, 500));
        assertEquals(
                new Load.Changing(points, true, false),
                workload("rate: {ramp: {0s: 10/s, 30s: 500/s}}").load());
        assertEquals(
                new Load.Changing(points, false, false),
                workload("rate: {steps: {0s: 10/s, 30s: 500/s}}").load());
        assertEquals(
                new Load.Recorded(List.of(10 * MS, 25 * MS)),
                workload("arrivals: {recorded: [10ms, 25ms]}").load());
        Files.writeString(folder.resolve("arrivals.csv"), "at\n10ms\n25ms\n");
        assertEquals(
                new Load.Recorded(List.of(10 * MS, 25 * MS)),
                workload("arrivals: {recorded: arrivals.csv}").load());
    }

    @Test
    void aRampRisesInAStraightLineAndStepsDoNot() {
        List<Load.Changing.Point> points = List.of(new Load.Changing.Point(S, 10), new Load.Changing.Point(3 * S, 30));
        assertEquals(20, new Load.Changing(points, true, false).perSecond(2 * S));
        assertEquals(10, new Load.Changing(points, false, false).perSecond(2 * S));
        assertEquals(0, new Load.Changing(points, true, false).perSecond(0));
        assertEquals(30, new Load.Changing(points, true, false).perSecond(9 * S));
    }

    @Test
    void clientsRetryAndChoose() {
        Workload workload = workload(
                "retry: {after: 200ms, factor: 2, most: 2s, jitter: 10%, attempts: 5}, server: nearest, redirects: false");
        assertEquals(Optional.of(new Retry(200 * MS, 2, 2 * S, 0.1, 5)), workload.retry());
        assertEquals(200 * MS, workload.attemptNanos());
        assertEquals(new Routing(Routing.Choice.NEAREST, false), workload.routing());
        assertEquals(0, workload("rate: 1/s").attemptNanos(), "clients do not retry unless told");
    }

    @Test
    void keysAreChosenByName() {
        assertEquals(
                new HotKeys(100, 5, 0.8),
                workload("keys: {hot-spot: {count: 100, hot: 5, share: 80%}}").keys());
    }

    @Test
    void phasesTakeFromTheWorkloadWhatTheyDoNotSay() {
        Workload workload =
                workload("mix: {read: 100%}, phases: [{from: 10s, until: 20s, rate: 500/s}, {from: 20s, think: 1ms}]");
        assertEquals(new Load.None(), workload.load(), "phases are all there is");
        assertEquals(2, workload.phases().size());
        assertEquals(new Load.Open(500, false), workload.phases().get(0).load());
        assertEquals(Map.of("read", 1.0), workload.phases().get(0).mix().shares());
        assertEquals(60 * S, workload.phases().get(1).untilNanos());
    }

    @Test
    void aScriptSpellsOperationsOut() {
        Workload workload = workload("script: [{id: a1, at: 100ms, client: alice, on: n1, write: {cart: [milk]}},"
                + "{at: 1s, client: bob, read: cart, after: a1}, {cas: {cart: [1, 2]}}]");
        assertEquals(
                List.of(
                        new ScriptStep(
                                "a1",
                                100 * MS,
                                "alice",
                                Optional.of("n1"),
                                new KeyValue.Write("cart", List.of("milk")),
                                Optional.empty()),
                        new ScriptStep("", S, "bob", Optional.empty(), new KeyValue.Read("cart"), Optional.of("a1")),
                        new ScriptStep(
                                "",
                                0,
                                "client1",
                                Optional.empty(),
                                new KeyValue.Cas("cart", 1L, 2L),
                                Optional.empty())),
                workload.script());
        assertEquals("[alice, bob, client1]", workload.clients().toString());
        assertEquals(new Load.None(), workload.load());
    }

    @Test
    void theMixIsOfTheProtocolsOwnOperations() {
        Workload commit =
                load(folder, with("protocol: 2pc\nworkload: {rate: 1/s}")).workload();
        assertEquals(List.of("transaction"), List.copyOf(commit.mix().shares().keySet()));
        assertEquals(
                List.of("read", "write"),
                List.copyOf(workload("rate: 1/s").mix().shares().keySet()));
    }
}
