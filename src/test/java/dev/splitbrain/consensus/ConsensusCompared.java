package dev.splitbrain.consensus;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.explore.statistics.Figures;
import dev.splitbrain.report.chart.ChartStyle;
import dev.splitbrain.report.chart.Format;
import dev.splitbrain.report.chart.RunGroup;
import dev.splitbrain.report.chart.RunGroups;
import dev.splitbrain.report.chart.RunsChartKind;
import dev.splitbrain.report.draw.Typeface;
import dev.splitbrain.scenario.ScenarioException;
import dev.splitbrain.trace.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/**
 * Measures the consensus protocols on the same scenarios and writes the page, its pictures, and the failover times of every run,
 * for {@code scripts/compare-consensus}; with {@code --keep-times} the failover times of before stay. A test holds the page's costs and some of the times to new runs.
 */
final class ConsensusCompared {
    static final Path PAGE = Path.of("src/site/markdown/consensus-compared.md");
    static final Path GALLERY = Path.of("reports/gallery");
    static final Path TIMES = GALLERY.resolve("consensus-failover.csv");
    private static final int SEEDS = 300;
    private static final List<Integer> SIZES = List.of(3, 5, 7, 9);

    private ConsensusCompared() {}

    public static void main(String[] args) throws Exception {
        boolean keep = List.of(args).contains("--keep-times");
        Map<String, long[]> times = new LinkedHashMap<>();
        for (Variant variant : Variant.ALL) {
            times.put(variant.name(), keep ? kept(variant.name()) : silences(variant, SEEDS));
        }
        Files.writeString(TIMES, csv(times));
        Files.writeString(PAGE, page(times));
        Typeface typeface = Typeface.load();
        picture("consensus-failover", RunsChartKind.RUNS_CDF, failover(times), typeface);
        picture("consensus-messages", RunsChartKind.EFFECT, messages(), typeface);
    }

    /** For each seed, how long nobody was answered. */
    static long[] silences(Variant variant, int seeds) throws ScenarioException {
        long[] nanos = new long[seeds];
        for (int seed = 1; seed <= seeds; seed++) nanos[seed - 1] = variant.silenceNanos(seed);
        return nanos;
    }

    private static long[] kept(String name) throws IOException {
        return Files.readAllLines(TIMES).stream()
                .filter(row -> row.startsWith('"' + name + "\","))
                .mapToLong(row -> Long.parseLong(row.substring(row.lastIndexOf(',') + 1)))
                .toArray();
    }

    static String csv(Map<String, long[]> times) {
        StringBuilder out = new StringBuilder("protocol,seed,unanswered_nanos\n");
        times.forEach((name, nanos) -> {
            for (int i = 0; i < nanos.length; i++) {
                out.append('"')
                        .append(name)
                        .append("\",")
                        .append(i + 1)
                        .append(',')
                        .append(nanos[i])
                        .append('\n');
            }
        });
        return out.toString();
    }

    // The page

    private static String page(Map<String, long[]> times) throws ScenarioException {
        return "# Consensus compared\n\n"
                + "Raft and the Paxos family under the same clients, networks, disks and faults. Made by `scripts/compare-consensus`\n"
                + "from runs; no figure is typed in. Each can be repeated: `scripts/splitbrain run SCENARIO --seed SEED --set\n"
                + "protocol=PROTOCOL`, with what stands in the tables.\n\n"
                + costs() + failovers(times) + continents();
    }

    /** What an operation costs, exactly. */
    static String costs() throws ScenarioException {
        StringBuilder out = new StringBuilder("## What an operation costs\n\n"
                + "Five nodes, 10 ms from each to each, 3 ms for a forced write, one client, one operation at a time, of which the first\n"
                + "is left out ([consensus/costs.yaml](../../../scenarios/consensus/costs.yaml), seed 1). Counted are messages between\n"
                + "nodes; a client's request and its answer are two delays more.\n\n"
                + "| protocol | message delays | messages | forced writes | the client waits | `protocol=` | fingerprint |\n"
                + "|---|---|---|---|---|---|---|\n");
        for (Variant variant : Variant.ALL) {
            Variant.Costs costs = variant.costs(5);
            out.append(row(
                    variant.name(),
                    costs.delays(),
                    costs.messages(),
                    costs.forcedWrites(),
                    Quantity.duration(costs.medianNanos()),
                    "`" + variant.setting(5, false) + "`",
                    costs.fingerprint()));
        }
        out.append(
                "\nA leader that is known needs one round: there and back. Without one, Paxos first asks for promises, a round more,\n"
                        + "and writes them down; Fast Paxos has had its first phase before anything began, and acceptors tell everybody what\n"
                        + "they voted for, which saves a delay to the leader and costs messages. Messages by the number of nodes:\n\n"
                        + "| protocol | "
                        + String.join(
                                " | ", SIZES.stream().map(n -> n + " nodes").toList()) + " |\n|---|"
                        + "---|".repeat(SIZES.size()) + "\n");
        for (Variant variant : Variant.ALL) {
            List<Object> cells = new ArrayList<>(List.of(variant.name()));
            for (int nodes : SIZES) cells.add(variant.costs(nodes).messages());
            out.append(row(cells.toArray()));
        }
        return out + "\n![Messages by the number of nodes](../../../reports/gallery/consensus-messages.svg)\n\n";
    }

    private static String failovers(Map<String, long[]> times) {
        StringBuilder out = new StringBuilder("## When the leader dies\n\n"
                + "Twenty clients ask 400 times a second; at 2 s the leader crashes, or the first node where there is none\n"
                + "([consensus/failover.yaml](../../../scenarios/consensus/failover.yaml), seeds 1.." + SEEDS
                + "). How long is nobody\n"
                + "answered? Every run stands in [consensus-failover.csv](../../../reports/gallery/consensus-failover.csv).\n\n"
                + "| protocol | least | median | p90 | p99 | most |\n|---|---|---|---|---|---|\n");
        times.forEach((name, nanos) -> {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            out.append(row(
                    name,
                    Quantity.duration(sorted[0]),
                    Quantity.duration(ranked(sorted, 0.5)),
                    Quantity.duration(ranked(sorted, 0.9)),
                    Quantity.duration(ranked(sorted, 0.99)),
                    Quantity.duration(sorted[sorted.length - 1])));
        });
        return out
                + "\nWhoever has a leader waits for somebody's election timeout, 150 to 300 ms here as in the Raft paper, and for the\n"
                + "election. In Raft a candidate whose log lacks the last entries is refused, and a voter has one vote a term, so that\n"
                + "votes split; a Paxos candidate learns from the promises what it lacks, and a higher ballot simply wins. A first\n"
                + "phase of four (Flexible Paxos) is as fast while all four others answer, and impossible if one of them does not.\n"
                + "Where every node proposes, only the clients of the dead one wait; but if one learner tells the others, and it is the\n"
                + "one that died (it is here), all wait until they lose patience.\n\n"
                + "![Time without an answer](../../../reports/gallery/consensus-failover.svg)\n\n";
    }

    private static String continents() throws ScenarioException {
        StringBuilder out = new StringBuilder(
                "## Between continents\n\n"
                        + "Five regions of a cloud with measured round trips, a node and a client in each\n"
                        + "([consensus/continents.yaml](../../../scenarios/consensus/continents.yaml), seed 1, operations after 5 s).\n\n"
                        + "| protocol | leader | median | p95 | slowest | `protocol=` | fingerprint |\n|---|---|---|---|---|---|---|\n");
        List<Variant> variants = new ArrayList<>(Variant.ALL);
        variants.add(1, Variant.LED_FROM_MONTREAL);
        for (Variant variant : variants) {
            Variant.Far far = variant.far();
            out.append(row(
                    variant.name(),
                    far.leader(),
                    Quantity.duration(far.quantile(0.5)),
                    Quantity.duration(far.quantile(0.95)),
                    Quantity.duration(far.quantile(1)),
                    "`" + variant.setting(5, true) + "`",
                    far.fingerprint()));
        }
        return out
                + "\nWith a leader a client pays the way to it and back, and the leader's way to the majority nearest to it: where it\n"
                + "stands decides. A small second quorum lets it wait for its nearest neighbour only, which helps little where that is\n"
                + "far. Fast Paxos goes straight to all and waits for the fourth of five.\n";
    }

    private static long ranked(long[] sorted, double q) {
        return sorted[(int) Math.ceil(q * sorted.length) - 1];
    }

    private static String row(Object... cells) {
        return "| "
                + String.join(" | ", Arrays.stream(cells).map(String::valueOf).toList()) + " |\n";
    }

    // Pictures

    private static RunGroups failover(Map<String, long[]> times) {
        List<RunGroup> groups = new ArrayList<>();
        times.forEach((name, nanos) -> groups.add(new RunGroup(
                name,
                name,
                OptionalDouble.empty(),
                Figures.of(LongStream.of(nanos).asDoubleStream().toArray()))));
        return new RunGroups(
                "time without an answer",
                Unit.DURATION,
                "",
                "Five nodes, 400 operations a second; the leader, or a node, crashes",
                "scenarios/consensus/failover.yaml   seeds 1.." + SEEDS + "   scripts/compare-consensus",
                groups,
                Optional.empty());
    }

    private static RunGroups messages() throws ScenarioException {
        List<RunGroup> groups = new ArrayList<>();
        Map<List<Long>, String> lines = new LinkedHashMap<>(); // those that cost the same are one line
        for (Variant variant : Variant.ALL) {
            List<Long> messages = new ArrayList<>();
            for (int nodes : SIZES) messages.add(variant.costs(nodes).messages());
            lines.merge(messages, variant.name(), (one, other) -> one + "; " + other);
        }
        lines.forEach((messages, line) -> {
            for (int i = 0; i < SIZES.size(); i++) {
                int nodes = SIZES.get(i);
                Figures figure = Figures.of(new double[] {messages.get(i)});
                groups.add(new RunGroup(line + ", " + nodes + " nodes", line, OptionalDouble.of(nodes), figure));
            }
        });
        return new RunGroups(
                "messages an operation",
                Unit.NUMBER,
                "nodes",
                "One operation at a time, no faults: messages between nodes",
                "scenarios/consensus/costs.yaml   seed 1   scripts/compare-consensus",
                groups,
                Optional.empty());
    }

    private static void picture(String name, RunsChartKind kind, RunGroups data, Typeface typeface) throws Exception {
        Map<String, byte[]> files =
                kind.picture(data, ChartStyle.DEFAULT, typeface).files(name, List.of(Format.SVG));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(GALLERY.resolve(file.getKey()), file.getValue());
        }
    }
}
