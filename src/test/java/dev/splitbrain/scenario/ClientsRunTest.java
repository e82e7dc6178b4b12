package dev.splitbrain.scenario;

import static dev.splitbrain.scenario.Runs.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.history.Operation;
import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.trace.Step;
import dev.splitbrain.workload.ZipfKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients ask in a run, whom, and what they do without an answer. */
class ClientsRunTest {
    @TempDir
    Path folder;

    private Runs run(String more) {
        return Runs.of(folder, more);
    }

    private Runs draws(String workload) {
        return run("protocol: primary-backup\nnodes: 3\nduration: 20s\nworkload: {rate: 300/s, " + workload + "}");
    }

    private static Map<String, Double> shares(Runs run, java.util.function.Function<Operation, String> what) {
        Map<String, Double> shares = new TreeMap<>();
        run.operations()
                .forEach(one ->
                        shares.merge(what.apply(one), 1.0 / run.operations().size(), Double::sum));
        return shares;
    }

    /** The waits between the requests of the first operation, in milliseconds, where nobody ever answers. */
    private List<Long> waits(String retry) {
        Runs run = run("protocol: primary-backup\nnodes: 3\nduration: 10s\nfaults: [{at: 0s, crash: all}]\n"
                + "workload: {timeout: 9s, retry: " + retry + ", script: [{at: 10ms, write: {x: 1}}]}");
        List<Long> sent = run.requests().stream().map(Step::timeNanos).toList();
        Set<Object> ids = run.requests().stream()
                .map(step -> ((ClientMessage.Request) step.message()).id())
                .collect(Collectors.toSet());
        assertEquals(1, ids.size(), "a retried request keeps its identity");
        return Runs.gaps(sent).stream().map(gap -> gap / MS).toList();
    }

    /** Which nodes were asked first, by share. */
    private static Map<String, Long> asked(Runs run) {
        return run.requests().stream()
                .collect(Collectors.groupingBy(step -> step.to().name(), TreeMap::new, Collectors.counting()));
    }

    @Test
    void operationsComeInTheSharesOfTheMix() {
        Map<String, Double> shares = shares(draws("mix: {read: 60%, write: 30%, cas: 10%}"), one -> one.command()
                .operation());
        assertEquals(0.6, shares.get("read"), 0.03);
        assertEquals(0.3, shares.get("write"), 0.03);
        assertEquals(0.1, shares.get("cas"), 0.02);
    }

    @Test
    void keysComeAsTheirDistributionSays() {
        Map<String, Double> uniform =
                shares(draws("keys: {uniform: 10}"), one -> one.command().key());
        uniform.forEach((key, share) -> assertEquals(0.1, share, 0.02, key));
        assertEquals(10, uniform.size());
        Map<String, Double> zipf = shares(draws("keys: {zipf: {count: 100, exponent: 1}}"), one -> one.command()
                .key());
        ZipfKeys law = new ZipfKeys(100, 1);
        for (int key = 1; key <= 5; key++) assertEquals(law.probability(key), zipf.get("k" + key), 0.015, "key " + key);
        Map<String, Double> hot =
                shares(draws("keys: {hot-spot: {count: 100, hot: 2, share: 80%}}"), one -> one.command()
                        .key());
        assertEquals(0.4, hot.get("k1"), 0.03);
        assertEquals(0.4, hot.get("k2"), 0.03);
    }

    @Test
    void theLatestKeysAreThoseThatWereWrittenLast() {
        Runs run = draws("keys: {latest: {count: 50, exponent: 2}}, mix: {read: 80%, write: 20%}");
        String newest = "";
        int reads = 0;
        int ofNewest = 0;
        int writes = 0;
        for (Operation one : run.operations()) {
            if (one.command() instanceof KeyValue.Write write) {
                newest = write.key();
                assertEquals("k" + (1 + writes++ % 50), newest, "each write takes the next key");
            } else if (!newest.isEmpty()) {
                reads++;
                if (one.command().key().equals(newest)) ofNewest++;
            }
        }
        assertEquals(new ZipfKeys(50, 2).probability(1), ofNewest / (double) reads, 0.03);
    }

    @Test
    void largeValuesNeedLongerOnNarrowLines() {
        String narrow =
                "protocol: primary-backup\nnodes: 3\nduration: 5s\nnetwork: {latency: 1ms, bandwidth: 10Mbit/s}\n"
                        + "workload: {clients: 1, rate: 5/s, mix: {write: 100%}, value-size: ";
        double small = run(narrow + "100B}").result().latency().get("write").p50Nanos();
        double large = run(narrow + "100kB}").result().latency().get("write").p50Nanos();
        assertTrue(large - small > 160 * MS, "80 ms to the primary and 80 ms to the backups, but " + (large - small));
    }

    @Test
    void waitsBetweenRetriesAreFixedOrGrow() {
        assertEquals(List.of(500L, 500L, 500L), waits("{after: 500ms, attempts: 4}"));
        assertEquals(
                List.of(200L, 400L, 800L, 1000L, 1000L), waits("{after: 200ms, factor: 2, most: 1s, attempts: 6}"));
        assertEquals(44, waits("200ms").size(), "until the operation's time is over");
    }

    @Test
    void jitterMovesEachWaitByChance() {
        List<Long> waits = waits("{after: 20ms, jitter: 50%}");
        assertTrue(waits.stream().allMatch(wait -> wait >= 10 && wait <= 30));
        assertEquals(20, Runs.mean(waits), 1.5);
        assertEquals(0.25, Runs.beyond(24.999, waits), 0.08, "evenly");
    }

    @Test
    void withoutRetriesAClientAsksOnce() {
        Runs run = run("protocol: primary-backup\nnodes: 3\nduration: 3s\nfaults: [{at: 0s, crash: all}]\n"
                + "workload: {timeout: 700ms, script: [{at: 10ms, write: {x: 1}}]}");
        assertEquals(1, run.requests().size());
        assertEquals(700 * MS, run.operations().get(0).latencyNanos());
        assertEquals("unknown", run.operations().get(0).outcome().word());
    }

    /** How often appends stand in the lists that reads saw at the end; a client asks again and again. */
    private int mostOften(boolean sessions) {
        Runs run = run("protocol: {raft: {sessions: " + sessions + "}}\nnodes: 3\nduration: 10s\nnetwork: {loss: 5%}\n"
                + "workload: {clients: 3, rate: 30/s, keys: {uniform: 2}, mix: {append: 90%, read: 10%}, timeout: 3s,"
                + " retry: 20ms}");
        int most = 0;
        for (Operation one : run.operations()) {
            if (!(one.command() instanceof KeyValue.Read)
                    || !one.outcome().word().equals("ok")) continue;
            Object value = ((dev.splitbrain.spec.Result.Value)
                            ((dev.splitbrain.history.Outcome.Ok) one.outcome()).result())
                    .value();
            Map<Object, Integer> times = new HashMap<>();
            if (value instanceof List<?> list) list.forEach(element -> times.merge(element, 1, Integer::sum));
            for (int count : times.values()) most = Math.max(most, count);
        }
        return most;
    }

    @Test
    void aRetryTakesEffectOnceWhereTheProtocolHasSessionsAndTwiceWhereNot() {
        assertEquals(1, mostOften(true));
        assertTrue(mostOften(false) > 1);
    }

    @Test
    void clientsChooseTheirServer() {
        String three =
                "protocol: gossip\nnodes: 3\nduration: 10s\nworkload: {clients: 6, rate: 90/s, mix: {add: 100%}, server: ";
        Map<String, Long> random = asked(run(three + "random}"));
        for (long count : random.values()) assertEquals(300, count, 60);
        Map<String, Long> turns = asked(run(three + "round-robin}"));
        for (long count : turns.values()) assertEquals(300, count, 1);
        Map<Object, Long> nodesOfAClient = new HashMap<>();
        Runs sticky = run(three + "sticky}");
        sticky.requests().stream()
                .map(step -> List.of(step.from(), step.to()))
                .distinct()
                .forEach(pair -> nodesOfAClient.merge(pair.get(0), 1L, Long::sum));
        assertEquals(Set.of(1L), Set.copyOf(nodesOfAClient.values()), "each client stays with one");
    }

    @Test
    void theNearestServerIsOneOfTheClientsRegionWhileOneAnswers() {
        String regions = "protocol: gossip\nnodes: 6\nduration: 12s\nregions: {eu: [n1, n2], us: [n3, n4, n5, n6]}\n"
                + "network: {latency: 1ms, links: [{between: [eu, us], latency: 50ms}]}\n"
                + "workload: {clients: {eu: 3}, rate: 50/s, mix: {add: 100%}, server: nearest, timeout: 2s, retry: 300ms}\n";
        assertEquals(Set.of("n1", "n2"), asked(run(regions)).keySet());
        Runs crash = run(regions + "faults: [{at: 2s, crash: n1}]");
        List<String> whenN1WasDown = crash.requests().stream()
                .filter(step -> step.timeNanos() > 4 * Runs.S)
                .map(step -> step.to().name())
                .distinct()
                .toList();
        assertEquals(List.of("n2"), whenN1WasDown, "the other one in the region, retries too");
        Runs both = run(regions + "faults: [{at: 2s, crash: [n1, n2], for: 4s}]");
        List<String> far = new ArrayList<>();
        for (Step.Sent step : both.requests()) {
            if (step.timeNanos() > 3 * Runs.S && step.timeNanos() < 6 * Runs.S)
                far.add(step.to().name());
        }
        assertTrue(far.contains("n4"), "those of another region where none answers here");
        List<String> after = both.requests().stream()
                .filter(step -> step.timeNanos() > 11 * Runs.S)
                .map(step -> step.to().name())
                .distinct()
                .sorted()
                .toList();
        assertTrue(after.contains("n1") || after.contains("n2"), "and back: " + after);
        assertTrue(after.size() <= 2, "and back: " + after);
    }

    @Test
    void aClientsPlaceDecidesHowFarItIs() {
        String regions = "protocol: primary-backup\nnodes: 3\nduration: 5s\nregions: {eu: [n1, n2, n3], us: []}\n";
        String placed = regions.replace(", us: []", "")
                .replace("nodes: 3", "nodes: [n1, n2, n3, n4]")
                .replace("n3]}", "n3], us: [n4]}");
        Runs run = run(placed + "network: {latency: 1ms, links: [{between: [eu, us], latency: 50ms}]}\n"
                + "workload: {clients: {eu: 1, us: 1}, rate: 10/s, mix: {write: 100%}}");
        Map<String, Long> fastest = new TreeMap<>();
        run.operations().forEach(one -> fastest.merge(one.request().client().name(), one.latencyNanos(), Math::min));
        assertEquals(
                98.0 * MS,
                fastest.get("client2") - fastest.get("client1"),
                2.0 * MS,
                "a round trip of 100 ms instead of 2");
    }

    @Test
    void redirectsAreFollowedUnlessToldOtherwise() {
        String backups = "protocol: primary-backup\nnodes: 3\nduration: 2s\n"
                + "workload: {timeout: 1s, script: [{at: 10ms, on: n3, write: {x: 1}}]";
        List<String> followed = run(backups + "}").requests().stream()
                .map(step -> step.to().name())
                .toList();
        assertEquals(List.of("n3", "n1"), followed);
        List<String> not = run(backups + ", redirects: false, server: round-robin}").requests().stream()
                .map(step -> step.to().name())
                .toList();
        assertEquals(List.of("n3", "n1"), not.subList(0, 2), "the next in turn");
        Runs hint = run(backups.replace("on: n3", "on: n2") + ", redirects: false, server: round-robin}");
        assertEquals(
                List.of("n2", "n3", "n1"),
                hint.requests().stream().map(step -> step.to().name()).toList());
    }
}
