package dev.splitbrain.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.world.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Regions, zones and racks in runs: what they make of delays, and what fails together. */
class PlacesTest {
    private static final String REGIONS = """
            duration: 1s
            nodes: 5
            regions:
              eu: {eu-a: {r1: [n1], r2: [n2]}, eu-b: [n3]}
              us: [n4]
              ap: [n5]
            """;

    @TempDir
    Path folder;

    private static double delayMs(Traffic traffic, String link) {
        double[] delays = traffic.delaysMs(trip -> trip.link().equals(link));
        assertEquals(delays[0], delays[delays.length - 1], "always the same");
        return delays[0];
    }

    @Test
    void aLinkTakesWhatTheNarrowestRuleSaysWhereThatComesLast() {
        Traffic traffic = Traffic.of(folder, REGIONS + """
                network:
                  latency: 1ms
                  links:
                    - {between: [eu, us], latency: 40ms}
                    - {between: [eu, ap], latency: 90ms}
                    - {between: [eu-a, eu-b], latency: 2ms}
                    - {between: [r1, r2], latency: 3ms}
                    - {from: n4, to: eu-b, latency: 44ms}
                    - {from: n4, to: n1, latency: 41ms}
                """);
        assertEquals(3, delayMs(traffic, "n1>n2"));
        assertEquals(2, delayMs(traffic, "n3>n1"));
        assertEquals(40, delayMs(traffic, "n1>n4"));
        assertEquals(41, delayMs(traffic, "n4>n1"));
        assertEquals(40, delayMs(traffic, "n4>n2"));
        assertEquals(44, delayMs(traffic, "n4>n3"));
        assertEquals(90, delayMs(traffic, "n5>n3"));
        assertEquals(1, delayMs(traffic, "n4>n5"));
    }

    /** The engine remembers what depends on a link, by the link: one for each pair of kinds of places, not one a message. */
    @Test
    void aLinkIsTheSameObjectEachTime() {
        Topology topology =
                Texts.load(folder, Texts.with(REGIONS + """
                        network:
                          links: [{between: [eu, us], latency: 40ms}]
                        """)).world().topology();
        NodeId[] n = new NodeId[5];
        for (int i = 0; i < n.length; i++) n[i] = new NodeId(i, "n" + (i + 1));
        assertSame(topology.link(n[0], n[3]), topology.link(n[0], n[3]));
        assertSame(topology.link(n[0], n[3]), topology.link(n[1], n[3]));
        assertNotSame(topology.link(n[0], n[3]), topology.link(n[0], n[4]));
    }

    @Test
    void aRoundTripTakesWhatTheMatrixSays() throws IOException {
        String inline = "network: {latency: 1ms, round-trips: {eu: {us: 80ms, ap: 170ms, eu: 4ms}, us: {eu: 84ms}}}";
        Files.writeString(folder.resolve("trips.csv"), ",eu,us,ap\neu,4ms,80ms,170ms\nus,84ms,,\n");
        for (String network : new String[] {inline, "network: {latency: 1ms, round-trips: trips.csv}"}) {
            Traffic traffic = Traffic.of(folder, REGIONS + network);
            assertEquals(2, delayMs(traffic, "n1>n3"));
            assertEquals(40, delayMs(traffic, "n1>n4"));
            assertEquals(42, delayMs(traffic, "n4>n1"), "each way has its own where the matrix gives both");
            assertEquals(85, delayMs(traffic, "n3>n5"));
            assertEquals(85, delayMs(traffic, "n5>n3"));
            assertEquals(1, delayMs(traffic, "n4>n5"), "of which the matrix says nothing");
        }
    }

    @Test
    void clientsAreAsFarAsTheRegionWhereTheyStand() {
        Traffic traffic = Traffic.of(folder, REGIONS + """
                network: {latency: 1ms, round-trips: {eu: {us: 80ms, ap: 170ms}, eu-a: {eu-a: 6ms}}}
                workload: {clients: {us: [alice], eu-a: [bob]}, rate: 400/s, server: random, timeout: 1s}
                """);
        assertEquals(40, delayMs(traffic, "alice>n1"));
        assertEquals(40, delayMs(traffic, "n3>alice"));
        assertEquals(1, delayMs(traffic, "alice>n4"));
        assertEquals(3, delayMs(traffic, "bob>n1"));
        assertEquals(1, delayMs(traffic, "bob>n3"));
        assertEquals(85, delayMs(traffic, "bob>n5"));
    }

    @Test
    void clientsThatStandNowhereAreAsFarFromEverybody() {
        Traffic traffic = Traffic.of(folder, REGIONS + """
                network: {latency: 1ms, links: [{between: [eu, us], latency: 40ms}, {between: [ap, client1], latency: 9ms}]}
                workload: {rate: 2000/s, server: random, timeout: 1s}
                """);
        for (String node : new String[] {"n1", "n3", "n4", "n5"}) assertEquals(1, delayMs(traffic, "client2>" + node));
        assertEquals(9, delayMs(traffic, "client1>n5"), "but what is said of one by name holds");
    }

    @Test
    void aZoneCrashesAsOne() {
        Traffic traffic = Traffic.of(folder, REGIONS + "faults: [{at: 300ms, for: 300ms, crash: zone eu-a}]");
        Set<String> talking = new TreeSet<>();
        for (String link : traffic.linksThatWork(302, 598)) talking.add(link.substring(0, 2));
        assertEquals(Set.of("n3", "n4", "n5"), talking);
    }

    @Test
    void aRegionIsCutOffWithItsClients() {
        Traffic traffic = Traffic.of(folder, REGIONS + """
                workload: {clients: {us: [alice], eu-b: [bob], ap: [eve]}, rate: 600/s, server: random, timeout: 100ms}
                faults: [{at: 300ms, for: 300ms, partition: {regions: [eu]}}]
                """);
        Set<String> cut = new TreeSet<>();
        for (String inside : new String[] {"n1", "n2", "n3"})
            for (String outside : new String[] {"n4", "n5"}) {
                cut.add(inside + ">" + outside);
                cut.add(outside + ">" + inside);
            }
        for (String inside : new String[] {"n1", "n2", "n3"}) {
            cut.add("alice>" + inside);
            cut.add("eve>" + inside);
        }
        for (String outside : new String[] {"n4", "n5"}) cut.add("bob>" + outside);
        assertEquals(cut, traffic.linksThatDoNot(301, 599));
        assertEquals(
                "[n1, n2, n3, bob, |, n4, n5, alice, eve]",
                traffic.faults.get(0).targets().toString());
    }

    @Test
    void slowLinksOfARegionAreThoseOfItsClientsToo() {
        Traffic traffic = Traffic.of(folder, REGIONS + """
                network: {latency: 1ms}
                workload: {clients: {us: [alice], ap: [eve]}, rate: 400/s, server: random, timeout: 1s}
                faults: [{at: 0s, slow: {links: {between: [region eu, region us]}, by: 50ms}}]
                """);
        assertEquals(51, delayMs(traffic, "n1>n4"));
        assertEquals(51, delayMs(traffic, "alice>n1"));
        assertEquals(1, delayMs(traffic, "alice>n4"));
        assertEquals(1, delayMs(traffic, "eve>n1"));
        assertEquals(1, delayMs(traffic, "n5>n1"));
    }
}
