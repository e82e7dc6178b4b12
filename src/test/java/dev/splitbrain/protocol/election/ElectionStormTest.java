package dev.splitbrain.protocol.election;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.protocol.Lab;
import dev.splitbrain.protocol.election.ChangRobertsSettings.Initiators;
import dev.splitbrain.protocol.election.ChangRobertsSettings.Mutant;
import dev.splitbrain.protocol.election.ChangRobertsSettings.Numbers;
import dev.splitbrain.protocol.election.RingMessage.Elected;
import dev.splitbrain.protocol.election.RingMessage.Election;
import dev.splitbrain.random.Rng;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Elections under crashes by chance, and in every order that messages may come in. */
class ElectionStormTest {
    private static final int SEEDS = 100;
    private static final int ORDERS = 40;

    @ParameterizedTest
    @ValueSource(strings = {"bully", "chang-roberts"})
    void neverDoTwoLeadAndInTheEndAllAgreeWhoeverCrashes(String protocol) throws ScenarioException {
        Scenario scenario =
                ScenarioLoader.load(Path.of("scenarios/chaos", protocol + ".yaml"), Map.of(), Catalog.standard());
        for (int seed = 1; seed <= SEEDS; seed++) {
            RunResult run = new ScenarioRun(scenario, seed).run((nanos, events) -> true);
            int which = seed;
            assertTrue(run.asExpected(), () -> "seed " + which + ": " + run.checks());
        }
    }

    /** However messages overtake each other, each number goes as far as the next greater one, and the greatest round. */
    @ParameterizedTest
    @EnumSource(Numbers.class)
    void aRingTakesAsManyMessagesAsItsNumbersSay(Numbers numbers) {
        for (int nodes = 1; nodes <= 8; nodes++) {
            for (int order = 1; order <= ORDERS; order++) {
                List<Lab.Flight> sent = elect(ring(numbers), nodes, new Rng(order));
                List<Long> along = new ArrayList<>();
                for (int place = 0; place < nodes; place++) along.add(numberAt(sent, place, nodes));
                long elections = sent.stream()
                        .filter(flight -> flight.message() instanceof Election)
                        .count();
                long words = sent.stream()
                        .filter(flight -> flight.message() instanceof Elected)
                        .count();
                assertEquals(nodes == 1 ? 0 : hops(along), elections, numbers + " " + along);
                assertEquals(nodes == 1 ? 0 : nodes, words);
            }
        }
    }

    @Test
    void thePublishedCountsAreWhatTheHopsComeTo() {
        assertEquals(2 * 5 - 1, hops(List.of(1L, 2L, 3L, 4L, 5L)));
        assertEquals(5 * 6 / 2, hops(List.of(5L, 4L, 3L, 2L, 1L)));
    }

    private static ChangRobertsSettings ring(Numbers numbers) {
        return new ChangRobertsSettings(
                numbers, Initiators.ALL, Duration.ZERO, Duration.ZERO, Duration.ZERO, Mutant.NONE);
    }

    /** All messages of an election whose next message is drawn each time. */
    @SuppressWarnings("unchecked") // a lab that is only given what its nodes sent
    private static List<Lab.Flight> elect(ChangRobertsSettings settings, int nodes, Rng order) {
        Lab<RingMessage> lab = new Lab<>((Protocol<?, RingMessage>) ChangRoberts.protocol(settings), nodes);
        List<Lab.Flight> sent = new ArrayList<>();
        while (!lab.flying().isEmpty()) {
            Lab.Flight next = lab.flying().get(order.nextInt(lab.flying().size()));
            sent.add(next);
            lab.arrive(next);
        }
        return sent;
    }

    private static long numberAt(List<Lab.Flight> sent, int place, int nodes) {
        for (Lab.Flight flight : sent) {
            boolean first = flight.message() instanceof Election election
                    && election.origin().equals(flight.from())
                    && flight.from().index() == place;
            if (first) return ((Election) flight.message()).number();
        }
        assertEquals(1, nodes, "only who is alone sends nothing");
        return 1;
    }

    private static int hops(List<Long> along) {
        int all = 0;
        for (int place = 0; place < along.size(); place++) {
            int hops = 1;
            while (hops < along.size() && along.get((place + hops) % along.size()) < along.get(place)) hops++;
            all += hops;
        }
        return all;
    }

    @Test
    void nodesNeedNoDiskToBully() throws ScenarioException {
        Scenario scenario = ScenarioLoader.load(Path.of("scenarios/chaos/bully.yaml"), Map.of(), Catalog.standard());
        RunResult run = new ScenarioRun(scenario, 1).run((nanos, events) -> true);
        assertEquals(
                0,
                run.counters().writes().stream()
                        .mapToLong(row -> row.forced() + row.unforced())
                        .sum());
        assertEquals(List.of(new NodeId(4, "n5")), leadersAtTheEnd(run));
    }

    private static List<NodeId> leadersAtTheEnd(RunResult run) {
        return run.roles().stream()
                .filter(span -> span.leads() && span.toNanos() == run.endNanos())
                .map(span -> span.node())
                .toList();
    }
}
