package dev.splitbrain.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.scenario.Traffic.Trip;
import dev.splitbrain.trace.DropReason;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What faults do to links in a run, alone and together. */
class LinkFaultsTest {
    /** Three standard errors of a share of 10 % in 20,000 messages are .0064. */
    private static final double SHARE = 0.007;

    private static final double HALF = 50_000; // ms: the fault lasts that long, from 0

    @TempDir
    Path folder;

    private Traffic run(String more) {
        return Traffic.of(folder, more);
    }

    private Traffic fault(String fault) {
        return run("protocol: plain-chatter\nfaults: [{at: 0s, for: 50s, " + fault + "}]");
    }

    private static double share(Traffic traffic, boolean during, java.util.function.Predicate<Trip> condition) {
        List<Trip> all = traffic.trips(trip -> trip.sentMs() < HALF == during);
        long messages = all.stream().map(Trip::step).distinct().count();
        return all.stream().filter(condition).count() / (double) messages;
    }

    @Test
    void aFurtherShareIsDroppedWhileTheFaultLasts() {
        Traffic traffic = fault("drop: 10%");
        assertEquals(.1, share(traffic, true, trip -> trip.lost() == DropReason.FAULT), SHARE);
        assertEquals(0, share(traffic, false, trip -> !trip.arrived()));
    }

    @Test
    void aFurtherShareIsRepeatedWhileTheFaultLasts() {
        Traffic traffic = fault("duplicate: 10%");
        assertEquals(1.1, share(traffic, true, Trip::arrived), SHARE);
        assertEquals(1, share(traffic, false, Trip::arrived));
    }

    @Test
    void aFurtherShareIsDamagedWhileTheFaultLasts() {
        Traffic traffic = fault("corrupt: 10%");
        assertEquals(.1, share(traffic, true, trip -> trip.lost() == DropReason.CORRUPT), SHARE);
        assertEquals(0, share(traffic, false, trip -> !trip.arrived()));
    }

    @Test
    void faultsHitTheLinksAndTypesThatTheyNameAndNoOthers() {
        Traffic traffic = run("""
                nodes: 3
                duration: 1s
                faults:
                  - {at: 0s, drop: {links: {from: n1, to: [n2, n3]}, messages: [Hello]}}
                  - {at: 0s, drop: {links: {between: [n2, n3]}, messages: [Gossip]}}
                """);
        Set<String> dropped = new TreeSet<>();
        for (Trip trip : traffic.trips(trip -> !trip.arrived())) dropped.add(trip.link() + " " + trip.type());
        assertEquals(Set.of("n1>n2 Hello", "n1>n3 Hello", "n2>n3 Gossip", "n3>n2 Gossip"), dropped);
        assertTrue(traffic.trips(trip -> dropped.contains(trip.link() + " " + trip.type()) && trip.arrived())
                .isEmpty());
    }

    @Test
    void oneFaultMoreChangesNothingAboutTheOthers() {
        String first = "nodes: 3\nduration: 2s\nfaults:\n  - {at: 0s, drop: {share: 50%, links: {from: n1, to: n3}}}\n";
        String second = "  - {at: 0s, %s}\n";
        List<Trip> without = run(first).trips("n1>n3", Chatter.Hello.class);
        for (String more : List.of("drop: {share: 50%, links: n2}", "duplicate: 50%", "slow: {links: n2, by: 1ms}")) {
            List<Trip> with = run(first + second.formatted(more)).trips("n1>n3", Chatter.Hello.class);
            assertEquals(dropped(without), dropped(with), more);
        }
    }

    private static List<Double> dropped(List<Trip> trips) {
        return trips.stream().filter(trip -> !trip.arrived()).map(Trip::sentMs).toList();
    }

    @Test
    void chanceChoosesSoManyPairs() {
        Traffic traffic = run("nodes: 5\nduration: 1s\nfaults: [{at: 0s, drop: {links: any 3}}]");
        Set<String> dead = traffic.linksThatDoNot(1, 900);
        assertEquals(6, dead.size(), "both ways of three pairs");
        for (String pair : traffic.faults.get(0).targets())
            assertTrue(dead.contains(pair.replace('-', '>')), pair + " was recorded");
    }

    @Test
    void answersToClientsAreHitWhereTheFaultNamesThem() {
        String clients = "nodes: 1\nduration: 1s\nworkload: {clients: 2, rate: 100/s, timeout: 100ms}\n";
        Traffic all = run(clients + "faults: [{at: 0s, drop: 100%}]");
        assertEquals(0, all.trips(trip -> !trip.arrived()).size(), "links are those between nodes");
        Traffic replies = run(clients + "faults: [{at: 0s, drop: {messages: [Reply]}}]");
        assertEquals(100, replies.trips(trip -> trip.lost() == DropReason.FAULT).size());
        assertTrue(replies.trips(trip -> !trip.arrived()).stream()
                .allMatch(trip -> trip.message() instanceof ClientMessage.Reply));
        Traffic one = run(clients + "faults: [{at: 0s, drop: {links: client2}}]");
        assertEquals(Set.of("client2>n1"), one.linksThatDoNot(0, 900));
    }

    @Test
    void slowLinksTakeSoManyTimesAndSoMuchMore() {
        Traffic traffic = run("""
                nodes: 3
                duration: 1s
                network: {latency: 2ms}
                faults:
                  - {at: 0s, for: 500ms, slow: {links: {between: [n1, n2]}, times: 10}}
                  - {at: 0s, for: 500ms, slow: {links: {from: n1, to: n2}, by: 30ms}}
                """);
        assertEquals(Set.of(50.0), delays(traffic, "n1>n2", 0, 500), "in the order in which they began");
        assertEquals(Set.of(20.0), delays(traffic, "n2>n1", 0, 500));
        assertEquals(Set.of(2.0), delays(traffic, "n1>n3", 0, 500));
        assertEquals(Set.of(2.0), delays(traffic, "n1>n2", 501, 900));
    }

    private static Set<Double> delays(Traffic traffic, String link, double fromMs, double toMs) {
        Set<Double> delays = new HashSet<>();
        for (Trip trip : traffic.trips(t -> t.link().equals(link) && t.sentMs() >= fromMs && t.sentMs() < toMs))
            delays.add(trip.delayMs());
        return delays;
    }

    @Test
    void onALinkThatKeepsOrderWhatIsFastWaitsBehindWhatIsSlow() {
        Traffic traffic = run("""
                duration: 1s
                network: {latency: 2ms, order: fifo}
                faults: [{at: 295ms, for: 10ms, slow: {links: all, by: 100ms}}]
                """);
        List<Trip> after = traffic.trips("n1>n2", Chatter.Hello.class).stream()
                .filter(trip -> trip.sentMs() >= 300 && trip.sentMs() <= 410)
                .toList();
        for (Trip trip : after)
            assertEquals(Math.max(402, trip.sentMs() + 2), trip.endNanos() / Traffic.MS, "sent at " + trip.sentMs());
    }

    @Test
    void aHoldKeepsMessagesBackAndLetsThemGoInOrder() {
        Traffic traffic = run("""
                duration: 1s
                network: {latency: {uniform: [1ms, 9ms]}}
                faults: [{at: 295ms, for: 300ms, hold: {from: n1, to: n2}}]
                """);
        List<Trip> held =
                traffic.trips(trip -> trip.link().equals("n1>n2") && trip.sentMs() > 295 && trip.sentMs() < 595);
        assertEquals(60, held.size(), "nothing is lost");
        for (int i = 1; i < held.size(); i++)
            assertTrue(held.get(i - 1).step() < held.get(i).step(), "the order of arrivals is that of sending");
        assertTrue(held.get(0).endNanos() >= 596 * Traffic.MS);
        assertTrue(held.get(59).endNanos() <= 604 * Traffic.MS);
        assertTrue(traffic.trips(trip -> trip.link().equals("n2>n1") && trip.delayMs() > 9)
                .isEmpty());
    }

    @Test
    void whatAHoldLetsGoMeetsTheLinkAsItThenIs() {
        Traffic traffic = run("""
                protocol: plain-chatter
                duration: 1s
                network: {latency: 1ms, message-size: 1000B, bandwidth: 10Mbit/s}
                faults:
                  - {at: 295ms, for: 300ms, hold: {from: n1, to: n2}}
                  - {at: 500ms, slow: {links: all, by: 20ms}}
                  - {at: 500ms, drop: {messages: [Gossip]}}
                  - {at: 500ms, duplicate: 100%}
                """);
        List<Trip> held =
                traffic.trips(trip -> trip.link().equals("n1>n2") && trip.sentMs() > 295 && trip.sentMs() < 595);
        assertEquals(
                30,
                held.stream().filter(trip -> trip.lost() == DropReason.FAULT).count());
        List<Trip> arrived = held.stream().filter(Trip::arrived).toList();
        assertEquals(60, arrived.size(), "each Hello twice");
        for (int i = 0; i < arrived.size(); i++) {
            double lineMs = 0.8 * (i / 2 * 2 + 1); // a Hello and a Gossip for each, 0.8 ms each
            assertEquals(595 + lineMs + 21, arrived.get(i).endNanos() / Traffic.MS, 1e-6);
        }
    }

    @Test
    void whatAHoldLetsGoInAPartitionIsLostUnlessBothEndAtOnce() {
        String text = """
                duration: 1s
                nodes: 2
                heal: 700ms
                faults:
                  - {at: 295ms, %s hold: all}
                  - {at: 500ms, partition: [[n1], [n2]]}
                """;
        Traffic lost = run(text.formatted("for: 300ms,"));
        List<Trip> held = lost.trips(trip -> trip.sentMs() > 295 && trip.sentMs() < 495);
        assertTrue(held.stream().allMatch(trip -> trip.lost() == DropReason.PARTITION && trip.endNanos() == 595e6));
        Traffic healed = run(text.formatted(""));
        List<Trip> kept = healed.trips(trip -> trip.sentMs() > 295 && trip.sentMs() < 495);
        assertTrue(kept.stream().allMatch(trip -> trip.arrived() && trip.endNanos() == 701e6));
        assertEquals(80, kept.size());
    }

    @Test
    void aMessageIsHeldUntilTheLastOfTwoHoldsEnds() {
        Traffic traffic = run("""
                duration: 1s
                faults:
                  - {at: 195ms, for: 200ms, hold: all}
                  - {at: 295ms, for: 200ms, hold: {from: n1, to: n2}}
                """);
        List<Trip> there = traffic.trips("n1>n2", Chatter.Hello.class).stream()
                .filter(trip -> trip.sentMs() > 195 && trip.sentMs() < 495)
                .toList();
        assertTrue(there.stream().allMatch(trip -> trip.endNanos() == 496e6));
        assertTrue(there.stream()
                .sorted(Comparator.comparingLong(Trip::step))
                .toList()
                .equals(there));
        assertTrue(traffic.trips("n2>n1", Chatter.Hello.class).stream()
                .filter(trip -> trip.sentMs() > 195 && trip.sentMs() < 395)
                .allMatch(trip -> trip.endNanos() == 396e6));
    }

    /** Links that are clogged one after the other: an {@code every} and a {@code for} that is longer. */
    @Test
    void linksClogOneAfterTheOtherAndSomeAtOnce() {
        Traffic traffic = run("""
                duration: 3s
                nodes: 5
                faults: [{every: 200ms, from: 500ms, until: 2s, for: 500ms, hold: any}]
                """);
        assertEquals(8, traffic.faults.size());
        Map<String, Double> longest = new HashMap<>();
        for (Trip trip : traffic.trips(Trip::arrived)) longest.merge(trip.link(), trip.delayMs(), Math::max);
        Set<String> clogged = new TreeSet<>();
        longest.forEach((link, delay) -> {
            if (delay > 100) clogged.add(link);
        });
        Set<String> recorded = new TreeSet<>();
        for (var fault : traffic.faults)
            for (String pair : fault.targets())
                recorded.addAll(List.of(pair.replace('-', '>'), pair.replaceAll("(.*)-(.*)", "$2>$1")));
        assertEquals(recorded, clogged);
        assertTrue(clogged.size() >= 8, "several links, got " + clogged);
        assertEquals(0, traffic.trips(trip -> !trip.arrived()).size(), "clogged is not lost");
    }
}
