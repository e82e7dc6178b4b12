package dev.splitbrain.scenario;

import static dev.splitbrain.scenario.Texts.load;
import static dev.splitbrain.scenario.Texts.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Empirical;
import dev.splitbrain.random.Gamma;
import dev.splitbrain.random.Mixture;
import dev.splitbrain.random.Normal;
import dev.splitbrain.random.Pareto;
import dev.splitbrain.random.Weibull;
import dev.splitbrain.world.Claims;
import dev.splitbrain.world.ClockChange;
import dev.splitbrain.world.ClockPlan;
import dev.splitbrain.world.DiskPlan;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.FaultTime;
import dev.splitbrain.world.Lie;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.LinkSelector;
import dev.splitbrain.world.Place;
import dev.splitbrain.world.Selector;
import dev.splitbrain.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sections on nodes, network, clocks, disks and faults become. */
class WorldSectionsTest {
    private static final long MS = 1_000_000;
    private static final long S = 1_000 * MS;

    @TempDir
    Path folder;

    private World world(String more) {
        return load(folder, with(more)).world();
    }

    private static Link link(World world, int from, int to) {
        return world.topology()
                .link(world.nodes().get(from).id(), world.nodes().get(to).id());
    }

    private FaultAction action(String yaml) {
        return world("faults: [{at: 1s, " + yaml + "}]").faults().get(0).action();
    }

    private FaultTime time(String yaml) {
        return world("faults: [{id: first, at: 1s, crash: n1, for: 1s}, {" + yaml + ", crash: n2}]")
                .faults()
                .get(1)
                .time();
    }

    @Test
    void nodesMayHaveRoles() {
        World world = world("nodes: {coordinator: [c1], participant: 2}");
        assertEquals(
                "[c1, participant1, participant2]",
                world.nodes().stream().map(node -> node.id()).toList().toString());
        assertEquals("participant", world.nodes().get(2).role());
    }

    @Test
    void nodesStandInRegionsZonesAndRacks() {
        World world = world("""
                regions:
                  eu: [n1, n2]
                  us: {us-a: [n3], us-b: {r1: [n4]}}
                """);
        assertEquals(
                List.of(
                        new Place("eu", "", ""),
                        new Place("eu", "", ""),
                        new Place("us", "us-a", ""),
                        new Place("us", "us-b", "r1"),
                        Place.NOWHERE),
                world.nodes().stream().map(node -> node.place()).toList());
    }

    @Test
    void linksDifferByPlaceAndDirection() {
        World world = world("""
                regions: {eu: [n1, n2], us: [n3, n4]}
                network:
                  latency: 1ms
                  loss: 1%
                  links:
                    - {between: [eu, us], latency: 45ms}
                    - {from: n1, to: us, loss: 50%}
                """);
        assertEquals(Distribution.constant(MS), link(world, 0, 1).delayNanos());
        assertEquals(Distribution.constant(45 * MS), link(world, 1, 2).delayNanos());
        assertEquals(Distribution.constant(45 * MS), link(world, 3, 0).delayNanos());
        assertEquals(0.5, link(world, 0, 2).loss(), "one way");
        assertEquals(0.01, link(world, 2, 0).loss());
        assertEquals(Distribution.constant(45 * MS), link(world, 0, 2).delayNanos(), "rules add up");
    }

    @Test
    void clientsStandInRegionsToo() {
        Scenario scenario = load(folder, with("""
                regions: {eu: [n1], us: [n2]}
                network: {links: [{between: [eu, us], latency: 45ms}]}
                workload: {clients: {us: 2}, rate: 1/s}
                """));
        World world = scenario.world();
        Link link = world.topology()
                .link(scenario.workload().clients().get(1), world.nodes().get(0).id());
        assertEquals(Distribution.constant(45 * MS), link.delayNanos());
    }

    @Test
    void roundTripsComeFromAMatrixOrAFile() throws Exception {
        String regions = "regions: {eu: [n1], us: [n2], ap: [n3]}\n";
        World inline = world(regions + "network: {round-trips: {eu: {us: 90ms, ap: 180ms}}}");
        assertEquals(Distribution.constant(45 * MS), link(inline, 1, 0).delayNanos());
        Files.writeString(folder.resolve("wan.csv"), ",eu,us\neu,1ms,90ms\nap,180ms,\n");
        World file = world(regions + "network: {round-trips: wan.csv}");
        assertEquals(Distribution.constant(45 * MS), link(file, 1, 0).delayNanos());
        assertEquals(Distribution.constant(90 * MS), link(file, 0, 2).delayNanos());
    }

    @Test
    void linksHaveWeatherAndWidth() {
        World world = world("""
                network:
                  duplicate: 1%
                  corrupt: 2%
                  order: fifo
                  bursts: {begin: 1%, end: 25%, loss: 80%}
                  bandwidth: 10Mbit/s
                  queue: 64KiB
                  message-size: 200B
                  messages:
                    AppendEntries: {size: 1KiB, latency: 7ms}
                """);
        Link link = link(world, 0, 1);
        assertEquals(new Link.Bursts(0.01, 0.25, 0.8), link.bursts().orElseThrow());
        assertEquals(new Link.Pipe(10e6, 65536), link.pipe().orElseThrow());
        assertTrue(link.fifo());
        assertEquals(0.02, link.corrupt());
        assertEquals(200, world.messages().sizeBytes());
        assertEquals(1024, world.messages().sizesBytes().get("AppendEntries"));
        Link append = world.messages().links().get("AppendEntries").apply(link);
        assertEquals(Distribution.constant(7 * MS), append.delayNanos());
        assertEquals(link.bursts(), append.bursts());
    }

    @Test
    void distributionsGoByName() throws Exception {
        Files.writeString(folder.resolve("d.csv"), "delay,count\n5ms,1\n7ms,3\n");
        String[][] cases = {
            {"{normal: {mean: 3ms, sd: 0.5ms}}", new Normal(3 * MS, 0.5 * MS, 0).toString()},
            {"{pareto: {min: 1ms, shape: 2, max: 1s}}", new Pareto(MS, 2, S).toString()},
            {"{weibull: {scale: 2ms, shape: 0.5}}", new Weibull(2 * MS, 0.5).toString()},
            {"{gamma: {mean: 4ms, shape: 2}}", new Gamma(2, 2 * MS).toString()},
            {"{empirical: [5ms, 7ms]}", new Empirical(List.of(5.0 * MS, 7.0 * MS)).toString()},
            {"{empirical: d.csv}", new Empirical(List.of(5.0 * MS, 7.0 * MS)).toString()},
            {
                "{mixture: [{weight: 90%, of: 1ms}, {weight: 10%, of: {uniform: [1ms, 9ms]}}]}",
                new Mixture(List.of(
                                new Mixture.Part(0.9, Distribution.constant(MS)),
                                new Mixture.Part(0.1, Distribution.uniform(MS, 9 * MS))))
                        .toString()
            },
        };
        for (String[] each : cases) {
            assertEquals(
                    each[1],
                    link(world("network: {latency: " + each[0] + "}"), 0, 1)
                            .delayNanos()
                            .toString());
        }
    }

    @Test
    void clocksAreWrongForAllOrByNode() {
        World all = world("clocks: {skew: 20ms, drift: 50ppm, sync: {every: 10s, error: 1ms}}");
        ClockPlan clock = all.nodes().get(4).clock();
        assertEquals(Distribution.uniform(-20 * MS, 20 * MS), clock.offsetNanos());
        assertEquals(Distribution.uniform(-50, 50), clock.driftPpm());
        assertEquals(Optional.of(new ClockPlan.Sync(10 * S, Distribution.uniform(-MS, MS))), clock.sync());
        World byNode = world("clocks: {skew: {n2: -400ms}}");
        assertEquals(
                Distribution.constant(-400 * MS), byNode.nodes().get(1).clock().offsetNanos());
        assertEquals(Distribution.constant(0), byNode.nodes().get(0).clock().offsetNanos());
    }

    @Test
    void disksAndCpusDifferByNodeRoleOrRegion() {
        World world = world("""
                regions: {eu: [n1, n2]}
                disks: {fsync: {eu: 2ms, n2: 9ms}, torn: 5%}
                cpu: {message: 20us, messages: {AppendEntries: 50us}}
                """);
        assertEquals(
                new DiskPlan(Optional.of(Distribution.constant(2 * MS)), 0, 0.05, 0),
                world.nodes().get(0).disk());
        assertEquals(
                Optional.of(Distribution.constant(9 * MS)),
                world.nodes().get(1).disk().fsyncNanos());
        assertEquals(
                Optional.of(Distribution.constant(20_000)),
                world.nodes().get(4).cpu().perMessageNanos());
        assertEquals(
                Distribution.constant(50_000),
                world.nodes().get(4).cpu().byMessageNanos().get("AppendEntries"));
    }

    @Test
    void faultsHaveTimes() {
        assertEquals(new FaultTime.Every(15 * S, 5 * S, 55 * S), time("every: 15s, from: 5s, until: 55s"));
        assertEquals(new FaultTime.Every(15 * S, 15 * S, 60 * S), time("every: 15s"));
        assertEquals(new FaultTime.Random(2 * S, 2 * S, 15 * S), time("random: {per: 2s, between: [2s, 15s]}"));
        assertEquals(
                new FaultTime.When("became-leader", Optional.of(new Selector.Named(List.of("n3"))), 2),
                time("when: {event: became-leader, node: n3, nth: 2}"));
        assertEquals(new FaultTime.After(1, false, 0), time("after: first"));
        assertEquals(new FaultTime.After(1, true, 5 * S), time("after: {fault: 1, by: 5s, ended: true}"));
    }

    @Test
    void faultsHaveActions() {
        Selector n1 = new Selector.Named(List.of("n1"));
        LinkSelector all = new LinkSelector.Of(new Selector.All());
        assertEquals(
                new FaultAction.Partition(List.of(new Selector.Named(List.of("n1", "n2")), new Selector.Rest())),
                action("partition: [[n1, n2], rest]"));
        assertEquals(
                new FaultAction.Partition(List.of(new Selector.Role("leader"), new Selector.Rest())),
                action("partition: {isolate: leader}"));
        assertEquals(new FaultAction.Bridge(n1), action("partition: {bridge: n1}"));
        assertEquals(new FaultAction.Ring(), action("partition: ring"));
        assertEquals(
                new FaultAction.Slow(new LinkSelector.AnyPairs(2), 1, Optional.of(Distribution.constant(100 * MS))),
                action("slow: {links: any 2, by: 100ms}"));
        assertEquals(
                new FaultAction.Hold(
                        new LinkSelector.Between(n1, new Selector.AnyOf(2, new Selector.Role("followers")))),
                action("hold: {between: [n1, any 2 of followers]}"));
        assertEquals(new FaultAction.Drop(all, 0.5, List.of()), action("drop: 50%"));
        assertEquals(
                new FaultAction.Corrupt(new LinkSelector.Ways(n1, new Selector.All()), 0.1, List.of("RequestVote")),
                action("corrupt: {share: 10%, links: {from: n1, to: all}, messages: [RequestVote]}"));
        assertEquals(
                new FaultAction.Clock(n1, new ClockChange.Strobe(200 * MS, 10 * MS)),
                action("clock: {nodes: n1, strobe: {by: 200ms, every: 10ms}}"));
        assertEquals(
                new FaultAction.Byzantine(n1, new Lie.Tampering("RequestVote", "term")),
                action("byzantine: {nodes: n1, lie: {tampering: {message: RequestVote, component: term}}}"));
        assertEquals(
                new FaultAction.CrashLoop(n1, Distribution.constant(S), Distribution.uniform(S, 2 * S)),
                action("crash-loop: {nodes: n1, down: 1s, up: {uniform: [1s, 2s]}}"));
    }

    @Test
    void chaosKeepsWithinWhatTheProtocolClaims() {
        World world = world("survives: {partitions: false}\nfaults: {chaos: {per: 2s, kinds: [crash, pause]}}");
        assertEquals(List.of("crash", "pause"), world.chaos().orElseThrow().kinds());
        assertFalse(world.chaos().orElseThrow().claims().partitions());
        assertEquals(Claims.Share.ALL, world.chaos().orElseThrow().claims().crashed());
        assertEquals(Optional.of(45 * S), world.healNanos(), "liveness needs a time without faults");
        assertEquals(Optional.of(50 * S), world("faults: chaos\nheal: 50s").healNanos());
    }

    @Test
    void aRunMayStopAtAnEvent() {
        assertEquals(
                Optional.of(new World.Stop("became-leader", false)),
                world("stop: {when: became-leader}").stop());
        assertEquals(
                Optional.of(new World.Stop("heard-leader", true)),
                world("stop: {when: all-heard-leader}").stop());
    }
}
