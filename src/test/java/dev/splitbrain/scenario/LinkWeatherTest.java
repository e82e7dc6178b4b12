package dev.splitbrain.scenario;

import static dev.splitbrain.scenario.Traffic.mean;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.scenario.Traffic.Trip;
import dev.splitbrain.trace.DropReason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What links do to messages in a run besides taking their time: loss, copies, damage, order, bursts, width. */
class LinkWeatherTest {
    /** Three standard errors of a share of 10 % in 40,000 messages are .0045. */
    private static final double SHARE = 0.006;

    private static final Comparator<Trip> BY_SENDING =
            Comparator.comparingLong(Trip::sentNanos).thenComparingLong(Trip::step);

    @TempDir
    Path folder;

    private Traffic run(String more) {
        return Traffic.of(folder, more);
    }

    private static double share(Traffic traffic, java.util.function.Predicate<Trip> condition) {
        return traffic.trips(condition).size() / (double) (traffic.sent("n1>n2") + traffic.sent("n2>n1"));
    }

    @Test
    void soManyMessagesAreLost() {
        Traffic traffic = run("network: {loss: 10%}");
        assertEquals(.1, share(traffic, trip -> trip.lost() == DropReason.LOSS), SHARE);
        assertEquals(.9, share(traffic, Trip::arrived), SHARE);
    }

    @Test
    void soManyArriveTwiceEachCopyWithItsOwnDelay() {
        Traffic traffic = run("network: {duplicate: 10%, latency: {uniform: [1ms, 9ms]}}");
        assertEquals(1.1, share(traffic, Trip::arrived), SHARE);
        Set<Long> seen = new HashSet<>();
        Set<Long> delays = new HashSet<>();
        List<Trip> copies = traffic.trips(trip -> !seen.add(trip.step()));
        for (Trip copy : copies) delays.add(copy.endNanos() - copy.sentNanos());
        assertTrue(delays.size() > copies.size() * .98, "copies do not all take equally long");
    }

    @Test
    void aLossIsOfTheMessageAndNotOfACopy() {
        Traffic traffic = run("network: {duplicate: 100%, loss: 10%}");
        assertEquals(.1, share(traffic, trip -> trip.lost() == DropReason.LOSS), SHARE);
        assertEquals(1.8, share(traffic, Trip::arrived), 2 * SHARE);
    }

    @Test
    void aDamagedMessageIsRefusedByItsReceiverWhenItArrives() {
        Traffic traffic = run("protocol: plain-chatter\nnetwork: {corrupt: 10%, latency: 3ms}");
        assertEquals(.1, share(traffic, trip -> trip.lost() == DropReason.CORRUPT), SHARE);
        assertTrue(traffic.trips(trip -> !trip.arrived()).stream().allMatch(trip -> trip.delayMs() == 3));
        assertEquals(0, share(traffic, trip -> trip.message() instanceof Chatter.Garbled));
    }

    @Test
    void aProtocolThatDeclaresDamageSeesIt() {
        Traffic traffic = run("network: {corrupt: 10%}");
        assertEquals(.1, share(traffic, trip -> trip.message() instanceof Chatter.Garbled), SHARE);
        assertEquals(0, share(traffic, trip -> !trip.arrived()));
    }

    @Test
    void clientsRefuseDamagedAnswers() {
        Traffic traffic = run("""
                nodes: 1
                network:
                  links:
                    - {from: n1, to: client1, corrupt: 50%}
                workload: {clients: 1, rate: 20/s, timeout: 500ms}
                """);
        List<Trip> answers = traffic.trips(trip -> trip.link().equals("n1>client1"));
        double refused = answers.stream()
                        .filter(trip -> trip.lost() == DropReason.CORRUPT)
                        .count()
                / (double) answers.size();
        assertEquals(.5, refused, .04);
        assertTrue(answers.stream().allMatch(trip -> trip.message() instanceof ClientMessage.Reply));
    }

    @Test
    void messagesOvertakeEachOtherUnlessTheLinkKeepsTheirOrder() {
        String slow = "latency: {uniform: [1ms, 200ms]}";
        List<Trip> any = hellos(run("network: {" + slow + "}"));
        List<Trip> fifo = hellos(run("network: {" + slow + ", order: fifo}"));
        assertTrue(overtakings(any) > any.size() / 3, "of 200 ms a message each 10 ms");
        assertEquals(0, overtakings(fifo));
        // The same weather: in order, each arrives when it would, or right behind the one before it.
        long last = 0;
        for (int i = 0; i < Math.min(any.size(), fifo.size()); i++) {
            last = Math.max(last, any.get(i).endNanos());
            assertEquals(last, fifo.get(i).endNanos());
        }
    }

    /** What n1 said to n2, by sending; Gossip is left out of the run's order by giving it no time. */
    private static List<Trip> hellos(Traffic traffic) {
        return traffic.trips("n1>n2", Chatter.Talk.class).stream()
                .sorted(BY_SENDING)
                .filter(trip -> trip.sentMs() < 99_000)
                .toList();
    }

    private static long overtakings(List<Trip> bySending) {
        long count = 0;
        for (int i = 1; i < bySending.size(); i++)
            if (bySending.get(i).endNanos() < bySending.get(i - 1).endNanos()) count++;
        return count;
    }

    /** Gilbert (1960): the link is bad for begin / (begin + end) of the messages, and 1 / end of them long. */
    @Test
    void lossComesInBurstsOfTheRightLengthAndShare() {
        Traffic traffic = run("duration: 400s\nnetwork: {bursts: {begin: 1%, end: 25%}}");
        List<Integer> bursts = new ArrayList<>();
        for (String link : List.of("n1>n2", "n2>n1")) bursts.addAll(bursts(traffic, link));
        double lost = share(traffic, trip -> trip.lost() == DropReason.LOSS);
        assertEquals(.01 / .26, lost, .0025, "three standard errors of some 1,500 bursts");
        double length = bursts.stream().mapToInt(i -> i).average().orElseThrow();
        assertEquals(1 / .25, length, .3, "single losses would be 1.04 long");
        double ones = bursts.stream().filter(burst -> burst == 1).count() / (double) bursts.size();
        assertEquals(.25, ones, .035, "lengths are geometric");
    }

    private static List<Integer> bursts(Traffic traffic, String link) {
        List<Integer> lengths = new ArrayList<>();
        int length = 0;
        List<Trip> all = traffic.trips(trip -> trip.link().equals(link)).stream()
                .sorted(BY_SENDING)
                .toList();
        for (Trip trip : all) {
            if (trip.lost() != null) length++;
            else if (length > 0) lengths.add(length);
            if (trip.lost() == null) length = 0;
        }
        return lengths;
    }

    /** Elliott (1963): not all is lost while the link is bad. */
    @Test
    void aBadLinkMayLetMessagesThrough() {
        Traffic traffic = run("duration: 400s\nnetwork: {bursts: {begin: 1%, end: 9%, loss: 80%}}");
        assertEquals(.1 * .8, share(traffic, trip -> trip.lost() == DropReason.LOSS), .006);
    }

    /** The link turns good or bad with every message, also with those that are lost for another reason. */
    @Test
    void otherLossMakesBurstsNoLonger() {
        Traffic traffic = run("duration: 400s\nnetwork: {loss: 50%, bursts: {begin: 5%, end: 5%}}");
        List<Trip> all = traffic.trips(trip -> trip.link().equals("n1>n2")).stream()
                .sorted(BY_SENDING)
                .toList();
        double through = 0;
        double fourthToo = 0;
        for (int i = 4; i < all.size(); i++) {
            if (!all.get(i - 4).arrived()) continue;
            through++;
            if (all.get(i).arrived()) fourthToo++;
        }
        double goodStill = .5 + .5 * Math.pow(1 - .05 - .05, 4); // .83; it would be .89 if only others moved the link
        assertEquals(.5 * goodStill, fourthToo / through, .012);
    }

    @Test
    void aTypeWithBurstsOfItsOwnHasAWeatherOfItsOwn() {
        Traffic traffic = run("""
                duration: 200s
                network:
                  bursts: {begin: 1%, end: 19%}
                  messages:
                    Gossip: {bursts: {begin: 20%, end: 20%}}
                """);
        assertEquals(.05, lostOf(traffic, Chatter.Hello.class), .01);
        assertEquals(.5, lostOf(traffic, Chatter.Gossip.class), .03);
    }

    private static double lostOf(Traffic traffic, Class<? extends Chatter.Talk> type) {
        List<Trip> all = traffic.trips(trip -> type.isInstance(trip.message()));
        return all.stream().filter(trip -> !trip.arrived()).count() / (double) all.size();
    }

    /** Two messages of 1,000 bytes each 10 ms over a line that takes 4 ms for one. */
    @Test
    void aMessageTakesItsSizeOverTheBandwidthAndWaitsForThoseBeforeIt() {
        Traffic traffic = run("duration: 1s\nnetwork: {latency: 1ms, message-size: 1000B, bandwidth: 2Mbit/s}");
        assertEquals(Set.of(1 + 4.0), delays(traffic, Chatter.Hello.class));
        assertEquals(Set.of(1 + 8.0), delays(traffic, Chatter.Gossip.class), "it waits for the Hello before it");
    }

    @Test
    void aTypeWithABandwidthOfItsOwnHasALineOfItsOwnAndSizesAreByType() {
        Traffic traffic = run("""
                duration: 1s
                network:
                  latency: 1ms
                  bandwidth: 2Mbit/s
                  messages:
                    Hello: {size: 500B}
                    Gossip: {size: 3000B, bandwidth: 8Mbit/s}
                """);
        assertEquals(Set.of(1 + 2.0), delays(traffic, Chatter.Hello.class));
        assertEquals(Set.of(1 + 3.0), delays(traffic, Chatter.Gossip.class));
    }

    private static Set<Double> delays(Traffic traffic, Class<? extends Chatter.Talk> type) {
        Set<Double> delays = new HashSet<>();
        for (Trip trip : traffic.trips("n1>n2", type)) delays.add(trip.delayMs());
        return delays;
    }

    /** 2,000 bytes each 10 ms over a line for 1,500: the queue of 6,000 bytes fills, and a quarter finds it full. */
    @Test
    void whatFindsTheQueueFullIsDroppedAtOnce() {
        Traffic traffic = run("""
                network: {latency: 1ms, message-size: 1000B, bandwidth: 1200kbit/s, queue: 6000B}
                """);
        List<Trip> full = traffic.trips(trip -> trip.lost() == DropReason.QUEUE_FULL);
        assertEquals(.25, share(traffic, trip -> trip.lost() == DropReason.QUEUE_FULL), .001);
        assertTrue(full.stream().allMatch(trip -> trip.delayMs() == 0));
        double[] delays = traffic.delaysMs(trip -> true);
        assertTrue(delays[delays.length - 1] <= 1 + 40.001, "a queue of 40 ms and no more");
        assertArrayEquals(lindley(10, 2, 1000 / 150.0, 40), first(delaysInOrder(traffic), 60), .001);
    }

    /** How long messages take, a group of so many each period: what is left of those before, and their own. */
    private static double[] lindley(double periodMs, int group, double lineMs, double queueMs) {
        double[] delays = new double[60];
        double leftMs = 0;
        int taken = 0;
        while (taken < delays.length) {
            for (int i = 0; i < group && taken < delays.length; i++) {
                if (leftMs + lineMs > queueMs + 1e-9) continue;
                leftMs += lineMs;
                delays[taken++] = 1 + leftMs;
            }
            leftMs = Math.max(0, leftMs - periodMs);
        }
        return delays;
    }

    private static double[] delaysInOrder(Traffic traffic) {
        return traffic.trips(trip -> trip.link().equals("n1>n2") && trip.arrived()).stream()
                .sorted(BY_SENDING)
                .mapToDouble(Trip::delayMs)
                .toArray();
    }

    private static double[] first(double[] values, int count) {
        return java.util.Arrays.copyOf(values, count);
    }

    /** A queue that holds exactly ten messages holds ten, at any speed of the line: no rounding takes one away. */
    @Test
    void aQueueHoldsWhatFitsExactly() {
        for (String bandwidth : List.of("7Mbit/s", "100Mbit/s", "999Gbit/s")) {
            Traffic traffic =
                    run("""
                    nodes: 1
                    duration: 100ms
                    protocol: primary-backup
                    network: {message-size: 100B, bandwidth: %s, queue: 1000B}
                    workload:
                      script:
                    """.formatted(bandwidth) + "    - {at: 50ms, client: bob, on: n1, read: x}\n".repeat(15));
            List<Trip> asked = traffic.trips(trip -> trip.link().equals("bob>n1") && trip.sentMs() == 50);
            assertEquals(10, asked.stream().filter(Trip::arrived).count(), bandwidth);
            double lastMs = asked.stream()
                            .filter(Trip::arrived)
                            .mapToDouble(Trip::delayMs)
                            .max()
                            .orElseThrow()
                    - 1;
            double bitsPerMs =
                    Double.parseDouble(bandwidth.replaceAll("\\D", "")) * (bandwidth.contains("G") ? 1e6 : 1e3);
            assertEquals(8000 / bitsPerMs, lastMs, 1.1e-6, "ten messages on the line, to the nanosecond");
        }
    }

    /** Pollaczek and Khinchine: messages by chance that take s each wait ρ s / (2 (1 - ρ)) on average. */
    @Test
    void messagesByChanceWaitAsLongAsTheoryOfQueuesSays() {
        Traffic traffic = run("""
                duration: 1000s
                nodes: 1
                protocol: primary-backup
                network:
                  latency: 1ms
                  links:
                    - {from: client1, to: n1, bandwidth: 80kbit/s}
                  messages:
                    Request: {size: 100B}
                workload: {clients: 1, rate: 80/s, arrivals: poisson, mix: {read: 100%}, timeout: 10s}
                """);
        double[] delays = traffic.delaysMs(trip -> trip.link().equals("client1>n1"));
        assertTrue(delays.length > 79_000);
        assertEquals(1 + 10 + .8 * 10 / (2 * .2), mean(delays), 1, "ms");
    }
}
