package dev.splitbrain.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.trace.DropReason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reaches whom while a partition of each shape lasts, measured in runs where every node talks to every other. */
class PartitionsTest {
    @TempDir
    Path folder;

    /** A second of chatter with the fault from 300 ms to 600 ms. */
    private Traffic run(int nodes, String fault) {
        return Traffic.of(
                folder, "duration: 1s\nnodes: " + nodes + "\nfaults: [{at: 300ms, for: 300ms, " + fault + "}]");
    }

    /** The links that did not work while the fault lasted; before and after it, all do. */
    private Set<String> cut(int nodes, String fault) {
        return cut(run(nodes, fault));
    }

    private static Set<String> cut(Traffic traffic) {
        assertEquals(Set.of(), traffic.linksThatDoNot(0, 299));
        assertEquals(Set.of(), traffic.linksThatDoNot(601, 990));
        Set<String> cut = traffic.linksThatDoNot(301, 599);
        Set<String> half = new TreeSet<>(traffic.linksThatWork(301, 599));
        traffic.trips(trip -> trip.lost() == DropReason.PARTITION).forEach(trip -> half.remove(trip.link()));
        assertEquals(half, traffic.linksThatWork(301, 599), "a link is cut all the time or not at all");
        return cut;
    }

    private static Set<String> between(String ones, String others) {
        Set<String> links = new TreeSet<>();
        for (String one : ones.split(" "))
            for (String other : others.split(" ")) links.addAll(List.of(one + ">" + other, other + ">" + one));
        return links;
    }

    /** Whom each node reaches, itself included, by name. */
    private static Map<String, Set<String>> reached(Traffic traffic, int nodes) {
        Map<String, Set<String>> reached = new HashMap<>();
        for (int i = 1; i <= nodes; i++) reached.put("n" + i, new TreeSet<>(Set.of("n" + i)));
        for (String link : traffic.linksThatWork(301, 599))
            reached.get(link.substring(0, link.indexOf('>'))).add(link.substring(link.indexOf('>') + 1));
        return reached;
    }

    @Test
    void onlyNodesOfOneGroupReachEachOther() {
        assertEquals(between("n1 n2", "n3 n4 n5"), cut(5, "partition: [[n1, n2], rest]"));
        assertEquals(between("n1", "n2"), cut(3, "partition: [[n1], [n2]]"), "who is in no group reaches everybody");
        Set<String> three = between("n1", "n2 n3");
        three.addAll(between("n2", "n3"));
        assertEquals(three, cut(3, "partition: [[n1], [n2], [n3]]"));
        assertEquals(between("n1 n2", "n4 n5"), cut(5, "partition: [[n1, n2, n3], [n3, n4, n5]]"), "n3 is in both");
    }

    @Test
    void aBlockIsOneWay() {
        assertEquals(Set.of("n1>n3", "n2>n3"), cut(3, "block: {from: [n1, n2], to: n3}"));
        assertEquals(Set.of("n3>n1", "n3>n2"), cut(3, "block: {from: n3, to: rest}"));
    }

    @Test
    void aRoleIsIsolated() {
        assertEquals(between("n1", "n2 n3 n4"), cut(4, "partition: {isolate: leader}"));
        assertEquals(between("n1", "n2 n3 n4"), cut(4, "partition: [leader, followers]"));
    }

    @Test
    void halvesAreAMajorityAndTheRestByChance() {
        Set<Set<String>> majorities = new HashSet<>();
        for (int seed = 1; seed <= 30; seed++) {
            Traffic traffic = Traffic.of(
                    folder,
                    "seed: " + seed + "\nduration: 700ms\nnodes: 5\n"
                            + "faults: [{at: 300ms, for: 300ms, partition: halves}]");
            Set<Set<String>> sides = new HashSet<>(reached(traffic, 5).values());
            assertEquals(2, sides.size());
            Set<String> larger =
                    sides.stream().filter(side -> side.size() == 3).findFirst().orElseThrow();
            majorities.add(larger);
            List<String> recorded = traffic.faults.get(0).targets();
            assertEquals(List.copyOf(larger), recorded.subList(0, 3), "the run tells who is on which side");
            assertEquals("|", recorded.get(3));
        }
        assertTrue(majorities.size() >= 8, "30 seeds meet most of the 10 halves, got " + majorities.size());
    }

    @Test
    void ofAnEvenNumberNoHalfIsAMajority() {
        for (int nodes : new int[] {2, 4, 6})
            for (Set<String> side :
                    reached(run(nodes, "partition: halves"), nodes).values()) assertEquals(nodes / 2, side.size());
    }

    @Test
    void theHalvesOfABridgeMeetOnlyInIt() {
        Traffic traffic = run(5, "partition: {bridge: n3}");
        List<String> recorded = traffic.faults.get(0).targets();
        assertEquals(List.of("|", "n3", "|"), recorded.subList(2, 5));
        assertEquals(
                between(String.join(" ", recorded.subList(0, 2)), String.join(" ", recorded.subList(5, 7))),
                cut(traffic));
    }

    @Test
    void inARingEveryNodeReachesAMajorityAndNoTwoTheSame() {
        for (int nodes = 3; nodes <= 8; nodes++) {
            Traffic traffic = run(nodes, "partition: ring");
            cut(traffic);
            Map<String, Set<String>> reached = reached(traffic, nodes);
            int majority = nodes / 2 + 1;
            for (Set<String> view : reached.values()) assertTrue(view.size() >= majority, nodes + ": " + view);
            assertEquals(nodes, new HashSet<>(reached.values()).size(), nodes + " different views");
            reached.forEach((node, view) ->
                    view.forEach(other -> assertTrue(reached.get(other).contains(node), "both ways or not at all")));
        }
    }

    @Test
    void theEndOfOnePartitionLeavesAnother() {
        Traffic traffic = Traffic.of(folder, """
                duration: 1s
                nodes: 3
                faults:
                  - {at: 100ms, for: 300ms, partition: [[n1], rest]}
                  - {at: 300ms, for: 300ms, partition: [[n1, n2], [n3]]}
                """);
        assertEquals(between("n1", "n2 n3"), traffic.linksThatDoNot(101, 299));
        Set<String> both = between("n1", "n2 n3");
        both.addAll(between("n2", "n3"));
        assertEquals(both, traffic.linksThatDoNot(301, 399));
        assertEquals(between("n1 n2", "n3"), traffic.linksThatDoNot(401, 599));
        assertEquals(Set.of(), traffic.linksThatDoNot(601, 990));
    }

    @Test
    void healEndsThemAll() {
        Traffic traffic = Traffic.of(folder, """
                duration: 1s
                nodes: 3
                heal: 500ms
                faults:
                  - {at: 100ms, partition: [[n1], rest]}
                  - {at: 200ms, block: {from: n2, to: n3}}
                """);
        assertEquals(5, traffic.linksThatDoNot(201, 499).size());
        assertEquals(Set.of(), traffic.linksThatDoNot(501, 990));
    }

    @Test
    void whatIsOnItsWayWhenThePartitionBeginsArrives() {
        Traffic traffic = Traffic.of(
                folder,
                "duration: 1s\nnetwork: {latency: 25ms}\nfaults: [{at: 305ms, for: 300ms, partition: [[n1], [n2]]}]");
        List<Double> arrived = new ArrayList<>();
        traffic.trips("n1>n2", Chatter.Hello.class).stream()
                .filter(Traffic.Trip::arrived)
                .forEach(trip -> arrived.add(trip.sentMs()));
        assertTrue(arrived.contains(300.0) && !arrived.contains(310.0) && arrived.contains(610.0));
    }

    @Test
    void clientsReachEverybodyUnlessAGroupMeansThem() {
        String clients = "nodes: 2\nworkload: {clients: [alice, bob], rate: 400/s, server: random, timeout: 100ms}\n"
                + "duration: 1s\n";
        for (String groups : List.of("[[n1], [n2]]", "{isolate: n1}", "halves"))
            assertEquals(
                    between("n1", "n2"),
                    Traffic.of(folder, clients + "faults: [{at: 300ms, for: 300ms, partition: " + groups + "}]")
                            .linksThatDoNot(301, 599),
                    groups);
        Traffic named =
                Traffic.of(folder, clients + "faults: [{at: 300ms, for: 300ms, partition: [[n1, alice], [n2]]}]");
        Set<String> cut = between("n1", "n2");
        cut.add("alice>n2");
        assertEquals(cut, named.linksThatDoNot(301, 599), "bob reaches both");
        Traffic alone = Traffic.of(folder, clients + "faults: [{at: 300ms, for: 300ms, partition: {isolate: alice}}]");
        assertEquals(Set.of("alice>n1", "alice>n2"), alone.linksThatDoNot(301, 599));
        Traffic deaf = Traffic.of(folder, clients + "faults: [{at: 300ms, for: 300ms, block: {from: n1, to: bob}}]");
        assertEquals(Set.of("n1>bob"), deaf.linksThatDoNot(301, 599));
    }
}
