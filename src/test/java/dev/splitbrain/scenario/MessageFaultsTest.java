package dev.splitbrain.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.scenario.Traffic.Trip;
import dev.splitbrain.trace.DropReason;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults about single messages: one waits for another, or is lost. */
class MessageFaultsTest {
    @TempDir
    private Path folder;

    /** Two nodes that say Hello and Gossip to each other every 10 ms, with 1 ms on the way. */
    private Traffic run(String more) {
        return Traffic.of(folder, "duration: 100ms\nnetwork: {latency: 1ms}\nprotocol: plain-chatter\n" + more);
    }

    /** What n1 sent to n2, as it arrived: {@code Hello 3 at 31.0}. */
    private static List<String> arrivals(Traffic traffic) {
        return traffic.trips(trip -> trip.arrived() && trip.link().equals("n1>n2")).stream()
                .map(trip -> trip.message() + " at " + trip.endNanos() / Traffic.MS)
                .toList();
    }

    @Test
    void aMessageWaitsForAnotherAndArrivesRightAfterIt() {
        List<String> arrived = arrivals(run("""
                faults:
                  - deliver: {message: Hello, from: n1, to: n2, nth: 2, after: {message: Hello, from: n1, to: n2, nth: 4}}
                """));
        assertEquals(
                List.of(
                        "Gossip[number=1] at 11.0",
                        "Gossip[number=2] at 21.0",
                        "Hello[number=3] at 31.0",
                        "Gossip[number=3] at 31.0",
                        "Hello[number=4] at 41.0",
                        "Hello[number=2] at 41.0",
                        "Gossip[number=4] at 41.0"),
                arrived.subList(1, 8));
    }

    @Test
    void whatArrivesLaterAnywayIsLeftAsItIs() {
        String line = """
                faults:
                  - deliver: {message: Hello, from: n1, to: n2, nth: 4, after: {message: Hello, from: n2, to: n1, nth: 2}}
                """;
        Traffic traffic = run(line);
        assertEquals(arrivals(run("")), arrivals(traffic));
        assertEquals(List.of(), traffic.result.faults(), "no fault has happened");
    }

    @Test
    void itWaitsUntilTheFaultEndsWhereItWaitsForNothingThatComes() {
        String never = "after: {message: Hello, from: n2, to: n1, nth: 999}";
        String line = "faults: [{deliver: {message: Hello, from: n1, to: n2, " + never + "}%s}]\n%s";
        assertTrue(arrivals(run(line.formatted("", "heal: 50ms"))).contains("Hello[number=1] at 50.0"));
        assertTrue(arrivals(run(line.formatted(", for: 7ms", ""))).contains("Hello[number=1] at 18.0"));
        Traffic toTheEnd = run(line.formatted("", ""));
        assertEquals(
                List.of(),
                toTheEnd.trips(trip -> trip.message().toString().equals("Hello[number=1]")
                        && trip.link().equals("n1>n2")));
    }

    @Test
    void oneMessageIsLostAndNoOther() {
        Traffic traffic = run("faults: [{lose: {message: Gossip, from: n2, to: n1, nth: 3}}]");
        List<Trip> lost = traffic.trips(trip -> !trip.arrived());
        assertEquals(1, lost.size());
        assertEquals(new Chatter.Gossip(3), lost.get(0).message());
        assertEquals("n2>n1", lost.get(0).link());
        assertEquals(DropReason.FAULT, lost.get(0).lost());
    }

    @Test
    void aMessageThatIsLostKeepsNobodyWaiting() {
        List<String> arrived = arrivals(run("""
                faults:
                  - deliver: {message: Hello, from: n1, to: n2, after: {message: Hello, from: n1, to: n2, nth: 2}}
                  - lose: {message: Hello, from: n1, to: n2, nth: 2}
                """));
        assertEquals("Hello[number=1] at 21.0", arrived.get(1));
    }

    @Test
    void ofTwoCopiesTheOneThatIsMeantWaits() {
        List<String> arrived = arrivals(run("""
                faults:
                  - {at: 0s, duplicate: 100%, for: 15ms}
                  - deliver: {message: Hello, from: n1, to: n2, copy: 2, after: {message: Hello, from: n1, to: n2, nth: 2}}
                """));
        assertEquals("Hello[number=1] at 11.0", arrived.get(0));
        assertEquals(List.of("Hello[number=2] at 21.0", "Hello[number=1] at 21.0"), arrived.subList(3, 5));
    }

    @Test
    void onALinkInOrderTheOthersWaitBehindIt() {
        Traffic traffic = Traffic.of(folder, """
                duration: 100ms
                network: {latency: 1ms, order: fifo}
                protocol: plain-chatter
                faults:
                  - deliver: {message: Hello, from: n1, to: n2, nth: 2, after: {message: Hello, from: n2, to: n1, nth: 4}}
                """);
        List<String> arrived = arrivals(traffic);
        assertEquals("Hello[number=2] at 41.0", arrived.get(2));
        assertEquals("Gossip[number=2] at 41.0", arrived.get(3));
        assertEquals("Hello[number=3] at 41.0", arrived.get(4));
    }
}
