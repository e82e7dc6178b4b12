package dev.splitbrain.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.scenario.terms.RoundTripPreset;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measured round trips by name. */
class RoundTripPresetTest {
    private static final String FIVE_REGIONS = """
            version: 1
            name: Five regions
            duration: 5s
            protocol: ping
            nodes: 5
            regions: {eu-west-1: [n1], us-west-1: [n2], ap-southeast-1: [n3], ca-central-1: [n4], sa-east-1: [n5]}
            network: {round-trips: aws-5}
            """;

    @TempDir
    private Path folder;

    @Test
    void aMessageNeedsHalfOfTheRoundTripThatWasMeasured() {
        Map<String, Long> delays = delays(Texts.load(folder, FIVE_REGIONS));
        assertEquals(135_900_000 / 2, delays.get("n1>n2"));
        assertEquals(135_900_000 / 2, delays.get("n2>n1"), "both ways");
        assertEquals(72_241_000 / 2, delays.get("n1>n4"));
        assertEquals(175_732_000 / 2, delays.get("n1>n3"));
    }

    @Test
    void nodesOfOneRegionAreAsFarApartAsWasMeasuredThere() {
        String text = FIVE_REGIONS.replace("nodes: 5", "nodes: 6").replace("eu-west-1: [n1]", "eu-west-1: [n1, n6]");
        Map<String, Long> delays = delays(Texts.load(folder, text));
        assertEquals(154_000 / 2, delays.get("n1>n6"));
    }

    /** How long messages took, by sender and receiver. */
    private static Map<String, Long> delays(Scenario scenario) {
        Map<Long, Step.Sent> sent = new TreeMap<>();
        Map<String, Long> delays = new TreeMap<>();
        TraceSink watching = new TraceSink() {
            @Override
            public Set<StepKind> wants() {
                return Set.of(StepKind.SENT, StepKind.DELIVERED);
            }

            @Override
            public void accept(Step step) {
                if (step instanceof Step.Sent sending) sent.put(sending.number(), sending);
                if (step instanceof Step.Delivered delivered && delivered.to() instanceof NodeId) {
                    Step.Sent sending = sent.get(delivered.cause());
                    delays.put(sending.from() + ">" + sending.to(), delivered.timeNanos() - sending.timeNanos());
                }
            }
        };
        new ScenarioRun(scenario, 1).tell(watching).run((timeNanos, events) -> true);
        return delays;
    }

    @Test
    void everyPresetNamesItsSourceAndKnowsAllPairsOfItsRegions() {
        for (RoundTripPreset preset : RoundTripPreset.all()) {
            assertTrue(preset.source().length() > 40, preset.name());
            StringBuilder regions = new StringBuilder();
            for (String region : preset.regions()) {
                regions.append(regions.isEmpty() ? "" : ", ")
                        .append(region)
                        .append(": [n")
                        .append(preset.regions().indexOf(region) + 1)
                        .append(']');
            }
            Scenario scenario = Texts.load(
                    folder,
                    Texts.with("nodes: " + preset.regions().size() + "\nregions: {" + regions
                            + "}\nnetwork: {latency: 7s, round-trips: " + preset.name() + "}\n"));
            for (NodeId from :
                    scenario.world().nodes().stream().map(node -> node.id()).toList()) {
                for (NodeId to :
                        scenario.world().nodes().stream().map(node -> node.id()).toList()) {
                    double nanos = scenario.world()
                            .topology()
                            .link(from, to)
                            .delayNanos()
                            .mean();
                    assertTrue(from.equals(to) || nanos < 200e6, preset.name() + " " + from + " " + to);
                }
            }
        }
    }

    @Test
    void aWrongNameAndAWrongRegionAreErrorsWithASuggestion() throws Exception {
        String said = Texts.problems(folder, FIVE_REGIONS, "network.round-trips=aws5");
        assertTrue(said.contains("did you mean `aws-5`? presets: aws-5, gcp-8"), said);
        said = Texts.problems(folder, FIVE_REGIONS.replace("sa-east-1", "sa-east"));
        assertTrue(said.contains("the preset `aws-5` has no region `sa-east`"), said);
        assertTrue(said.contains("did you mean `sa-east-1`?"), said);
        said = Texts.problems(folder, FIVE_REGIONS.replaceAll("(?m)^regions.*$", ""));
        assertTrue(said.contains("a preset needs `regions` of its names"), said);
        Files.writeString(folder.resolve("own.csv"), "# mine\n,a,b\na,,30ms\n");
        Scenario own = Texts.load(
                folder, Texts.with("nodes: 2\nregions: {a: [n1], b: [n2]}\nnetwork: {round-trips: own.csv}\n"));
        assertEquals(
                15e6,
                own.world()
                        .topology()
                        .link(
                                own.world().nodes().get(0).id(),
                                own.world().nodes().get(1).id())
                        .delayNanos()
                        .mean());
    }
}
