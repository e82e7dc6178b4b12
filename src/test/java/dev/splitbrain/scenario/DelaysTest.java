package dev.splitbrain.scenario;

import static dev.splitbrain.scenario.Traffic.mean;
import static dev.splitbrain.scenario.Traffic.shareUpTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Messages take as long as their scenario says. Some 40,000 delays of a run are compared with closed forms: the mean within
 * 2 %, the share at or below a value within .008 (three standard errors and a little more).
 */
class DelaysTest {
    private static final double MEAN_PART = 0.02;
    private static final double SHARE = 0.008;

    @TempDir
    Path folder;

    /** A delay, its mean in milliseconds, and what share is at or below which value. */
    private record Expected(String latency, double meanMs, double... upToAndShare) {}

    private static List<Expected> all() {
        return List.of(
                new Expected("7ms", 7, 6.999, 0, 7, 1),
                new Expected("{uniform: [5ms, 15ms]}", 10, 5, 0, 7.5, .25, 15, 1),
                // Truncated: mean + sd φ(-1.25)/(1 - Φ(-1.25)); draws that pile up at the cut would average 10.20.
                new Expected("{normal: {mean: 10ms, sd: 4ms, min: 5ms}}", 10.817, 5, 0, 10, (.5 - .10565) / .89435),
                // Never below zero, though nothing is said; not a reflection at zero either (that would average 2.15).
                new Expected("{normal: {mean: 1ms, sd: 2.5ms}}", 2.405, 0, 0, 1, (.5 - .34458) / .65542),
                new Expected("{lognormal: {p50: 5ms, p99: 20ms}}", 5.971, 5, .5, 20, .99),
                new Expected("{exponential: 10ms}", 10, 10 * Math.log(2), .5, 10 * Math.log(100), .99),
                new Expected("{pareto: {min: 2ms, shape: 3}}", 3, 2 * Math.cbrt(2), .5, 2 * Math.cbrt(100), .99),
                // Scale (1 + ln(max / scale)); what exceeds the cap counts as the cap.
                new Expected("{pareto: {min: 2ms, shape: 1, max: 20ms}}", 2 * (1 + Math.log(10)), 4, .5, 19.99, .9),
                new Expected("{weibull: {scale: 10ms, shape: 2}}", 8.8623, 8.3255, .5, 10, 1 - 1 / Math.E),
                new Expected("{gamma: {mean: 10ms, shape: 2}}", 10, 8.3917, .5, 33.192, .99),
                new Expected("{gamma: {mean: 5ms, shape: 0.5}}", 5, 2.2747, .5), // chi-square with one degree, times 5
                new Expected(
                        "{mixture: [{weight: 90%, of: 1ms}, {weight: 10%, of: {exponential: 20ms}}]}",
                        2.9, .99, .1 * (1 - Math.exp(-.99 / 20)), 1, .9 + .1 * (1 - Math.exp(-1 / 20.))),
                new Expected("{empirical: [1ms, 5ms, 2ms, 2ms]}", 2.5, 1, .25, 2, .75, 4.99, .75),
                new Expected(
                        "{empirical: {samples: [1ms, 5ms, 2ms], interpolated: true}}", 2.5, 1.5, .25, 2, .5, 3.5, .75),
                new Expected("{empirical: measured.csv}", 4, 3, .5, 5, 1));
    }

    @TestFactory
    Stream<DynamicTest> aRunsDelaysAreThoseOfTheirDistribution() {
        return all().stream().map(expected -> DynamicTest.dynamicTest(expected.latency(), () -> holds(expected)));
    }

    private void holds(Expected expected) throws IOException {
        Files.writeString(folder.resolve("measured.csv"), "one_way,comment\n3ms,first\n# none\n5ms,\n");
        double[] delays = Traffic.of(folder, "network: {latency: " + expected.latency() + "}")
                .delaysMs(trip -> true);
        assertTrue(delays.length > 39_000);
        assertEquals(expected.meanMs(), mean(delays), MEAN_PART * expected.meanMs(), "mean");
        double[] shares = expected.upToAndShare();
        for (int i = 0; i < shares.length; i += 2)
            assertEquals(shares[i + 1], shareUpTo(delays, shares[i]), SHARE, "share up to " + shares[i] + "ms");
    }

    /** A heavy tail is judged by its tail: of a Pareto distribution with shape 1.5 the mean alone says little. */
    @Test
    void aHeavyTailIsThere() {
        double[] delays = Traffic.of(folder, "network: {latency: {pareto: {min: 1ms, shape: 1.5}}}")
                .delaysMs(trip -> true);
        assertEquals(.99, shareUpTo(delays, Math.pow(100, 1 / 1.5)), .002);
        assertEquals(.999, shareUpTo(delays, Math.pow(1000, 1 / 1.5)), .0006);
    }

    @Test
    void oneDelayTellsNothingOfTheNext() {
        double[] delays =
                Traffic.of(folder, "network: {latency: {uniform: [0ms, 10ms]}}")
                        .trips("n1>n2", Chatter.Hello.class)
                        .stream()
                        .sorted((a, b) -> Long.compare(a.sentNanos(), b.sentNanos()))
                        .mapToDouble(Traffic.Trip::delayMs)
                        .toArray();
        double mean = mean(delays);
        double together = 0;
        double alone = 0;
        for (int i = 1; i < delays.length; i++) {
            together += (delays[i] - mean) * (delays[i - 1] - mean);
            alone += (delays[i] - mean) * (delays[i] - mean);
        }
        assertEquals(0, together / alone, .03, "correlation of neighbours");
    }

    @Test
    void eachWayOfALinkAndEachTypeOfMessageMayHaveADelayOfItsOwn() {
        Traffic traffic = Traffic.of(folder, """
                nodes: 3
                duration: 1s
                network:
                  latency: 1ms
                  links:
                    - {from: n1, to: n2, latency: 20ms}
                    - {between: [n2, n3], latency: 30ms}
                  messages:
                    Gossip: {latency: 4ms}
                """);
        assertEquals(20, onlyDelay(traffic, "n1>n2", Chatter.Hello.class));
        assertEquals(1, onlyDelay(traffic, "n2>n1", Chatter.Hello.class), "the other way is as all are");
        assertEquals(30, onlyDelay(traffic, "n2>n3", Chatter.Hello.class));
        assertEquals(30, onlyDelay(traffic, "n3>n2", Chatter.Hello.class));
        for (String link : List.of("n1>n2", "n2>n1", "n2>n3"))
            assertEquals(4, onlyDelay(traffic, link, Chatter.Gossip.class), "what is said of a type holds on any link");
    }

    private static double onlyDelay(Traffic traffic, String link, Class<? extends dev.splitbrain.node.Message> type) {
        double[] delays = traffic.trips(link, type).stream()
                .mapToDouble(Traffic.Trip::delayMs)
                .distinct()
                .toArray();
        assertEquals(1, delays.length);
        return delays[0];
    }

    @Test
    void aFaultChangesNothingAboutTheWeatherOfOtherMessages() {
        String network = "nodes: 3\nduration: 2s\nnetwork: {latency: {exponential: 5ms}, loss: 10%}\n";
        double[] without =
                Traffic.of(folder, network).delaysMs(trip -> trip.link().equals("n1>n3"));
        for (String fault : List.of(
                "partition: [[n1], [n2]]",
                "hold: {from: n1, to: n2}",
                "drop: {share: 50%, links: {from: n1, to: n2}}",
                "slow: {links: {from: n1, to: n2}, by: {uniform: [1ms, 9ms]}}")) {
            double[] with = Traffic.of(folder, network + "faults: [{at: 500ms, for: 1s, " + fault + "}]")
                    .delaysMs(trip -> trip.link().equals("n1>n3"));
            assertArrayEquals(without, with, fault);
        }
    }
}
