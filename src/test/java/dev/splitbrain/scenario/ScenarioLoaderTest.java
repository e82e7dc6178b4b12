package dev.splitbrain.scenario;

import static dev.splitbrain.scenario.Texts.load;
import static dev.splitbrain.scenario.Texts.problems;
import static dev.splitbrain.scenario.Texts.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.Availability;
import dev.splitbrain.check.Limit;
import dev.splitbrain.protocol.raft.RaftSettings;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.LogNormal;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.ZipfKeys;
import dev.splitbrain.world.Fault;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.FaultTime;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scenarios become. What is said of wrong ones is in {@link LoaderProblemsTest}. */
class ScenarioLoaderTest {
    private static final long MS = 1_000_000;
    private static final long S = 1_000 * MS;

    @TempDir
    Path folder;

    @Test
    void readsTheFirstScenarioOfTheBook() throws Exception {
        Scenario scenario = load(folder, Files.readString(Path.of("scenarios/raft/leader-crash.yaml")));
        assertEquals("Raft leader crash", scenario.name());
        assertEquals(42, scenario.seed());
        assertEquals(60 * S, scenario.world().durationNanos());
        assertEquals(
                "[n1, n2, n3, n4, n5]",
                scenario.world().nodes().stream()
                        .map(node -> node.id())
                        .toList()
                        .toString());
        RaftSettings raft = (RaftSettings) scenario.protocol().settings();
        assertEquals(Distribution.uniform(150 * MS, 300 * MS), raft.electionTimeout());
        assertEquals(Duration.ofMillis(50), raft.heartbeat());
        assertFalse(raft.preVote(), "what is not said is the default");
        Link link = link(scenario, 0, 1);
        assertEquals(LogNormal.of(5 * MS, 20 * MS), link.delayNanos());
        assertEquals(0.001, link.loss());
        assertEquals(LogNormal.of(MS, 8 * MS), scenario.world().fsyncNanos());
        assertEquals(10, scenario.workload().clients().size());
        assertEquals(new Load.Open(200, false), scenario.workload().load());
        assertEquals(100, ((ZipfKeys) scenario.workload().keys()).count());
        assertEquals(
                Map.of("read", 0.5, "write", 0.35, "cas", 0.15),
                scenario.workload().mix().shares());
        assertEquals(
                List.of(new Fault(
                        1,
                        "crash leader",
                        new FaultAction.Crash(new Selector.Role("leader")),
                        new FaultTime.At(15 * S),
                        Optional.of(Distribution.constant(12 * S)))),
                scenario.world().faults());
        assertEquals(
                "[linearizable, one-leader-per-term, no-lost-writes, availability, recovers-within, latency]",
                scenario.checks().stream().map(PlannedCheck::name).toList().toString());
        assertEquals(
                Limit.atLeast(0.98, Limit.Unit.SHARE),
                ((Availability) scenario.checks().get(3).make().get()).limit());
        assertEquals(
                Map.of("from", 14_900 * MS, "to", 15_700 * MS),
                scenario.charts().get(3).options());
    }

    private static Link link(Scenario scenario, int from, int to) {
        return scenario.world()
                .topology()
                .link(
                        scenario.world().nodes().get(from).id(),
                        scenario.world().nodes().get(to).id());
    }

    @Test
    void eachRunGetsChecksOfItsOwn() {
        PlannedCheck check =
                load(folder, with("checks: [one-leader-per-term]")).checks().get(0);
        assertNotSame(check.make().get(), check.make().get());
    }

    @Test
    void overridesReplaceAndAdd() {
        Scenario scenario = load(
                folder,
                with("faults: [{at: 15s, crash: n1}]\nchecks: [{availability: 98%}]"),
                "network.loss=5%",
                "protocol.raft.pre_vote=true",
                "faults.1.at=20s",
                "checks.availability=50%",
                "nodes=[a, b, n1]");
        assertEquals(0.05, link(scenario, 0, 1).loss());
        assertTrue(((RaftSettings) scenario.protocol().settings()).preVote());
        assertEquals(new FaultTime.At(20 * S), scenario.world().faults().get(0).time());
        assertEquals(3, scenario.world().nodes().size());
        assertEquals("availability 50%", scenario.checks().get(0).text());
    }

    @Test
    void overridesMayNameWhatTheFileDoesNotSay() {
        Scenario scenario = load(
                folder,
                with(""),
                "protocol.raft.initial.leader=n2",
                "network.latency.uniform=[1ms, 3ms]",
                "workload.mix.read=100%",
                "faults=[{at: 5s, crash: n1}]",
                "regions.eu=[n1, n2]");
        assertEquals(Distribution.uniform(MS, 3 * MS), link(scenario, 0, 1).delayNanos());
        assertEquals(Map.of("read", 1.0), scenario.workload().mix().shares());
        assertEquals(1, scenario.world().faults().size());
        assertEquals("eu", scenario.world().nodes().get(1).region());
    }

    @Test
    void theCommandThatRepeatsARunHasItsOverridesReadyForAShell() {
        Scenario scenario = load(folder, with("network: {loss: 1%}"), "network.loss=5%", "name=it's", "charts=[]");
        String repeat = scenario.repeat(7);
        assertTrue(repeat.startsWith("splitbrain run "), repeat);
        assertTrue(repeat.endsWith(" --seed 7 --set network.loss=5% --set 'name=it'\\''s' --set 'charts=[]'"), repeat);
    }

    @Test
    void aTypoInAnOverrideIsToldWhereItIs() {
        String text = with("protocol: {raft: {pre_vote: true}}\nchecks: [linearizable, {availability: 98%}]");
        for (String[] wrong : new String[][] {
            {"protocol.rafd.pre_vote=true", "--set:1:10: error: unknown protocol `rafd`", "did you mean `raft`?"},
            {"protocol.raft.prevote=true", "--set:1:15: error: unknown key `prevote`", "did you mean `pre_vote`?"},
            {"checks.availbility=1%", "--set:1:8: error: there is no item `availbility`", "`availability`?"},
            {"checks.3=linearizable", "--set:1:8: error: there is no item `3`", "items: linearizable, availability"},
            {"network..loss=1%", "--set:1:1: error: `network..loss` is no path", "write --set network.loss=5%"},
            {"name=a: b", "--set:1:6: error: expected a name", "quote a text that contains `: `"},
        }) {
            String said = problems(folder, text, wrong[0]);
            assertTrue(said.contains(wrong[1]) && said.contains(wrong[2]), said);
        }
    }

    @Test
    void aTypoInAnOverrideIsAnErrorWithSuggestion() {
        String said = problems(folder, with(""), "netwrok.loss=5%", "network.loss=5", "faults.3.at=1s", "seed=");
        assertTrue(said.contains("--set:1:1: error: unknown key `netwrok`"), said);
        assertTrue(said.contains("did you mean `network`?"), said);
        assertTrue(said.contains("--set:1:14: error: expected a share such as 5% or 0.05, got `5`"), said);
        assertTrue(said.contains("no value for `seed`"), said);
    }

    @Test
    void onlyIfLimitsAChecksToSomeSettings() {
        String text = with("""
                protocol: {raft: {pre_vote: false}}
                checks:
                  - term-growth: {max: 2, expect: violated, only-if: {protocol.raft.pre_vote: false}}
                  - availability: {at-least: 99%, only-if: {protocol.raft.pre_vote: true}}
                """);
        Scenario off = load(folder, text);
        assertEquals(
                List.of("term-growth"),
                off.checks().stream().map(PlannedCheck::name).toList());
        assertTrue(off.checks().get(0).expectViolated());
        Scenario on = load(folder, text, "protocol.raft.pre_vote=true");
        assertEquals(
                List.of("availability"),
                on.checks().stream().map(PlannedCheck::name).toList());
    }

    @Test
    void aSweepGivesItsValuesAsOverrides() {
        Scenario scenario = load(folder, with("""
                network: {latency: 5ms, loss: 1%}
                checks: [{availability: ">= 98%"}]
                sweep:
                  seeds: 3..5
                  vary:
                    network.loss: [0%, 20%]
                    network.latency: [1ms, {uniform: [1ms, 5ms]}]
                    checks.availability: [">= 98%"]
                """));
        Sweep sweep = scenario.sweep().orElseThrow();
        assertEquals(List.of(3L, 4L, 5L), sweep.seeds());
        assertEquals(List.of("network.loss", "network.latency", "checks.availability"), sweep.paths());
        assertEquals(4, sweep.settings().size(), "every combination");
        assertEquals("0%", sweep.settings().get(0).get("network.loss"));
        assertEquals("20%", sweep.settings().get(3).get("network.loss"));
        String latency = sweep.settings().get(3).get("network.latency");
        String availability = sweep.settings().get(3).get("checks.availability");
        Scenario varied = load(
                folder,
                with("checks: [{availability: 1%}]"),
                "network.latency=" + latency,
                "checks.availability=" + availability);
        assertEquals(Distribution.uniform(MS, 5 * MS), link(varied, 0, 1).delayNanos());
    }

    @Test
    void includesGiveWhatAScenarioDoesNotSay() throws Exception {
        Files.createDirectories(folder.resolve("parts"));
        Files.writeString(folder.resolve("parts/wan.yaml"), "include: more.yaml\nnetwork: {latency: 40ms, loss: 1%}\n");
        Files.writeString(folder.resolve("parts/more.yaml"), "protocol: {raft: {pre_vote: true}}\nseed: 9\n");
        Scenario scenario = load(folder, with("""
                include: parts/wan.yaml
                protocol: {raft: {heartbeat: 80ms}}
                network: {loss: 2%}
                """));
        assertEquals(0.02, link(scenario, 0, 1).loss());
        assertEquals(Distribution.constant(40 * MS), link(scenario, 0, 1).delayNanos());
        assertEquals(9, scenario.seed());
        RaftSettings raft = (RaftSettings) scenario.protocol().settings();
        assertTrue(raft.preVote());
        assertEquals(Duration.ofMillis(80), raft.heartbeat());
    }

    @Test
    void problemsOfIncludedFilesStandWhereTheyAre() throws Exception {
        Files.writeString(folder.resolve("bad.yaml"), "include: test.yaml\nnetwork:\n  loss: 5\n");
        String said = problems(folder, with("include: [bad.yaml, nowhere.yaml]"));
        assertTrue(said.contains("bad.yaml:3:9: error: expected a share"), said);
        assertTrue(said.contains("bad.yaml:1:10: error: `test.yaml` includes itself"), said);
        assertTrue(said.contains("there is no file"), said);
    }

    @Test
    void whatNobodyWritesByHandIsRefusedBeforeItTakesLong() {
        String line = "x".repeat(9_000_000);
        for (String text : new String[] {with("description: " + line), with(line + ": 1"), with("x-a: [" + line)}) {
            assertTrue(problems(folder, text).contains("this line has more than 500000 characters"));
        }
        String nodes = IntStream.range(0, 20_000)
                .mapToObj(i -> "m" + i)
                .collect(Collectors.joining(", ", "nodes: [", "]\nfaults:\n"));
        // Minutes, were every wrong name compared with every right one.
        assertTrue(problems(folder, with(nodes + "  - {at: 1s, crash: q}\n".repeat(3000)))
                .contains("no node or role is called `q`"));
        String values = "1, ".repeat(2000) + "1";
        assertTrue(problems(folder, with("seed: 1\nsweep: {vary: {seed: [" + values + "]}}"))
                .contains("more than 1000 values of one setting"));
    }

    @Test
    void filesThatAreTooLargeOrNotThereAreRefusedInWords() throws Exception {
        Files.write(folder.resolve("large.yaml"), new byte[(10 << 20) + 1]);
        assertTrue(problems(folder, with("include: large.yaml")).contains("larger than 10 MiB"));
        assertTrue(problems(folder, with("include: .")).contains("there is no file"));
    }
}
