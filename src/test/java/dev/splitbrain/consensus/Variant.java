package dev.splitbrain.consensus;

import dev.splitbrain.check.cost.OperationCosts;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.scenario.ScenarioLoader;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A protocol with some settings, and what is measured of it.
 *
 * @param settings the options, in YAML, but for {@code waits}
 * @param waits how long it waits on a network between continents, in YAML
 * @param crash whom the failover scenario crashes
 */
record Variant(String name, String protocol, String settings, String waits, String crash) {
    private static final Path SCENARIOS = Path.of("scenarios/consensus");
    private static final String ELECTIONS = "election_timeout: {uniform: [1s, 2s]}, heartbeat: 200ms";

    static final List<Variant> ALL = List.of(
            new Variant("Raft", "raft", "", ELECTIONS, "leader"),
            new Variant("Multi-Paxos", "multi-paxos", "", ELECTIONS, "leader"),
            new Variant("Flexible Paxos, q1 = n - 1, q2 = 2", "multi-paxos", "q1: %d, q2: 2", ELECTIONS, "leader"),
            new Variant("Paxos", "paxos", "", "round_timeout: 2s", "n1"),
            new Variant("Paxos, one learner tells", "paxos", "learning: distinguished", "round_timeout: 2s", "n1"),
            new Variant("Fast Paxos", "fast-paxos", "", "round_timeout: 2s", "n1"));

    static final Variant LED_FROM_MONTREAL =
            new Variant("Raft, led from Montreal", "raft", "initial: {leader: montreal}", ELECTIONS, "leader");

    /** As {@code --set protocol=} has it. */
    String setting(int nodes, boolean far) {
        String own = String.format(settings, nodes - 1);
        String all = !far ? own : own.isEmpty() ? waits : own + ", " + waits;
        return all.isEmpty() ? protocol : "{" + protocol + ": {" + all + "}}";
    }

    /** What operations cost. The first may have gone to a node that had to send its client elsewhere. */
    Costs costs(int nodes) throws ScenarioException {
        OperationCosts costs = new OperationCosts();
        RunResult run = run("costs", 1, Map.of("protocol", setting(nodes, false), "nodes", "" + nodes), costs);
        List<OperationCosts.Cost> settled =
                costs.costs().subList(1, costs.costs().size());
        long[] latencies = latencies(run);
        return new Costs(
                same(settled.stream().mapToLong(OperationCosts.Cost::messages).toArray()),
                same(settled.stream().mapToLong(OperationCosts.Cost::delays).toArray()),
                same(settled.stream()
                        .mapToLong(OperationCosts.Cost::forcedWrites)
                        .toArray()),
                latencies[latencies.length / 2],
                run.fingerprint());
    }

    record Costs(long messages, long delays, long forcedWrites, long medianNanos, String fingerprint) {}

    private static long same(long[] figures) {
        for (long figure : figures) {
            if (figure != figures[0])
                throw new IllegalStateException("operations cost " + figure + " and " + figures[0]);
        }
        return figures[0];
    }

    /** The longest time after the crash in which no client got an answer. */
    long silenceNanos(long seed) throws ScenarioException {
        RunResult run = run("failover", seed, Map.of("protocol", setting(5, false), "faults.1.crash", crash));
        long crashNanos = run.faults().get(0).beginNanos();
        long last = crashNanos;
        long silence = 0;
        for (long answer : answers(run)) {
            if (answer < crashNanos) continue;
            silence = Math.max(silence, answer - last);
            last = answer;
        }
        return silence;
    }

    private static long[] answers(RunResult run) {
        return run.history().operations().stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Ok)
                .mapToLong(Operation::completedNanos)
                .sorted()
                .toArray();
    }

    /** Between continents: latencies of all operations but those of the first seconds, and who led. */
    Far far() throws ScenarioException {
        RunResult run = run("continents", 1, Map.of("protocol", setting(5, true)));
        String leader = run.roles().stream()
                .filter(RoleSpan::leads)
                .map(span -> span.node().name())
                .reduce((first, second) -> second)
                .orElse("none");
        return new Far(latencies(run), leader, run.fingerprint());
    }

    record Far(long[] latencies, String leader, String fingerprint) {
        long quantile(double q) {
            return latencies[(int) Math.ceil(q * latencies.length) - 1];
        }
    }

    private static long[] latencies(RunResult run) {
        return run.history().operations().stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Ok)
                .filter(operation -> operation.invokedNanos() >= 5_000_000_000L || run.endNanos() < 10_000_000_000L)
                .mapToLong(Operation::latencyNanos)
                .sorted()
                .toArray();
    }

    private static RunResult run(
            String scenario, long seed, Map<String, String> overrides, dev.splitbrain.trace.TraceSink... sinks)
            throws ScenarioException {
        Scenario loaded = ScenarioLoader.load(SCENARIOS.resolve(scenario + ".yaml"), overrides, Catalog.standard());
        ScenarioRun run = new ScenarioRun(loaded, seed);
        for (dev.splitbrain.trace.TraceSink sink : sinks) run.tell(sink);
        return run.run((timeNanos, events) -> true);
    }
}
