package dev.splitbrain.report.chart;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.metrics.Counters;
import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.metrics.Track;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.trace.FaultWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A minute of a Raft of five nodes as it would look: a leader crashes and returns, later another is cut off. */
final class SampleRun {
    static final List<NodeId> NODES = List.of(node(1), node(2), node(3), node(4), node(5));
    private static final long MS = 1_000_000;
    private static final long S = 1000 * MS;

    private SampleRun() {}

    static NodeId node(int number) {
        return new NodeId(number - 1, "n" + number);
    }

    static RunData run() {
        return run(42, 12_000);
    }

    static RunData run(long seed, int operations) {
        return new RunData(
                        "seed " + seed,
                        "Raft leader crash: 5 nodes, 60 s, delay 5 ms (p99 20 ms), loss 0.1 %, 10 clients at 200/s",
                        "leader-crash.yaml · seed " + seed + " · fingerprint 5f1c-09ae-77d2 · Splitbrain 0.1.0",
                        60 * S,
                        NODES,
                        history(seed, operations),
                        faults(),
                        roles())
                .with(messages(), writes())
                .with(tracks());
    }

    private static List<Counters.Row> messages() {
        List<Counters.Row> rows = new ArrayList<>();
        long[] leaderShare = {25, 42, 3, 33, 3};
        for (NodeId node : NODES) {
            long share = leaderShare[node.index()];
            rows.add(new Counters.Row(
                    node.name(), "append-entries", share * 1_250, share * 1_240, share * 10, share * 260_000));
            rows.add(new Counters.Row(
                    node.name(),
                    "append-reply",
                    (50 - share) * 700,
                    (50 - share) * 695,
                    (50 - share) * 5,
                    (50 - share) * 33_600));
            rows.add(new Counters.Row(node.name(), "request-vote", share > 20 ? 4 : 0, share > 20 ? 4 : 0, 0, 512));
            rows.add(new Counters.Row(node.name(), "vote", 2, 2, 0, 128));
            rows.add(new Counters.Row(node.name(), "reply", share * 110, share * 109, share, share * 7_040));
        }
        rows.add(new Counters.Row(Counters.CLIENTS, "request", 12_900, 12_780, 120, 1_651_200));
        return rows;
    }

    private static List<Counters.Writes> writes() {
        return NODES.stream()
                .map(node -> new Counters.Writes(node.name(), 5_900 + 37 * node.index(), 0, 0))
                .toList();
    }

    private static List<Track> tracks() {
        List<Track> tracks = new ArrayList<>();
        Rng rng = new Rng(3);
        for (NodeId node : NODES) {
            List<Track.Sample> offsets = new ArrayList<>();
            double offset = (rng.nextDouble() - 0.5) * 20 * MS;
            for (int second = 0; second <= 60; second += 2) {
                offsets.add(new Track.Sample(second * S, offset + (node.index() - 2) * 40_000.0 * second));
                if (second == 30 && node.index() == 3) {
                    offset += 60 * MS;
                    offsets.add(new Track.Sample(second * S, offset + (node.index() - 2) * 40_000.0 * second));
                }
            }
            tracks.add(new Track(Track.CLOCK_OFFSET, node.name(), offsets));
            List<Track.Sample> disk = new ArrayList<>();
            for (int i = 0; i < 200; i++)
                disk.add(new Track.Sample(i * 300 * MS, rng.nextInt(i > 80 && i < 92 && node.index() == 1 ? 24 : 5)));
            tracks.add(new Track(Track.QUEUE_LENGTH, node + " disk", disk));
        }
        tracks.add(new Track(
                Track.BLOCKED,
                "",
                List.of(
                        new Track.Sample(0, 0),
                        new Track.Sample(15_020 * MS, 1),
                        new Track.Sample(15_400 * MS, 4),
                        new Track.Sample(17 * S, 9),
                        new Track.Sample(27_050 * MS, 3),
                        new Track.Sample(27_300 * MS, 0))));
        for (int rumour = 1; rumour <= 2; rumour++) tracks.add(spread("rumour " + rumour, rumour * 9 * S, rng));
        return tracks;
    }

    private static Track spread(String name, long beginNanos, Rng rng) {
        List<Track.Sample> samples = new ArrayList<>();
        double informed = 1;
        for (int round = 0; informed < 4.999; round++) {
            samples.add(new Track.Sample(beginNanos + round * 1_400 * MS, Math.floor(informed)));
            informed += informed * (1 - informed / 5) * (0.5 + rng.nextDouble()) + 0.05;
            informed = Math.min(5, informed);
        }
        samples.add(new Track.Sample(beginNanos + samples.size() * 1_400 * MS, 5));
        return new Track(Track.INFORMED, name, samples);
    }

    static List<FaultWindow> faults() {
        return List.of(
                new FaultWindow(1, 1, "crash", "crash leader", List.of("n1"), 15 * S, 27 * S),
                new FaultWindow(2, 1, "partition", "partition leader | others", List.of("n2"), 40 * S, 48 * S));
    }

    static List<RoleSpan> roles() {
        List<RoleSpan> spans = new ArrayList<>();
        span(spans, 1, "follower", 0, 0, 231);
        span(spans, 1, "candidate", 1, 231, 245);
        span(spans, 1, "leader", 1, 245, 15_000);
        span(spans, 1, "down", 1, 15_000, 27_000);
        span(spans, 1, "follower", 2, 27_000, 40_310);
        span(spans, 1, "follower", 3, 40_310, 60_000);
        span(spans, 2, "follower", 1, 0, 15_231);
        span(spans, 2, "candidate", 2, 15_231, 15_250);
        span(spans, 2, "leader", 2, 15_250, 40_310);
        span(spans, 2, "stale leader", 2, 40_310, 48_020);
        span(spans, 2, "follower", 3, 48_020, 60_000);
        span(spans, 3, "follower", 1, 0, 15_250);
        span(spans, 3, "follower", 2, 15_250, 40_310);
        span(spans, 3, "follower", 3, 40_310, 60_000);
        span(spans, 4, "follower", 1, 0, 15_250);
        span(spans, 4, "follower", 2, 15_250, 40_270);
        span(spans, 4, "candidate", 3, 40_270, 40_310);
        span(spans, 4, "leader", 3, 40_310, 60_000);
        span(spans, 5, "follower", 1, 0, 15_250);
        span(spans, 5, "follower", 2, 15_250, 40_310);
        span(spans, 5, "follower", 3, 40_310, 60_000);
        return spans;
    }

    private static void span(List<RoleSpan> spans, int node, String role, long term, long fromMillis, long toMillis) {
        spans.add(new RoleSpan(node(node), role, term, fromMillis * MS, toMillis * MS));
    }

    private static History history(long seed, int count) {
        Rng rng = new Rng(seed);
        List<Operation> operations = new ArrayList<>();
        Map<String, List<Operation>> writes = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            RequestId request = new RequestId(new ClientId(i % 10, "client" + (i % 10 + 1)), i / 10 + 1);
            Operation operation = operation(request, 300 * MS + (long) (59.6e9 * i / count), rng, writes);
            operations.add(operation);
            if (operation.command() instanceof KeyValue.Write write && operation.outcome() instanceof Outcome.Ok)
                writes.computeIfAbsent(write.key(), key -> new ArrayList<>()).add(operation);
        }
        return new History(operations);
    }

    private static Operation operation(RequestId request, long start, Rng rng, Map<String, List<Operation>> writes) {
        String key = "k" + rng.nextInt(100);
        boolean read = rng.chance(0.5);
        double normal = rng.nextDouble() + rng.nextDouble() + rng.nextDouble() + rng.nextDouble() - 2;
        long latency = (long) ((read ? 7e6 : 15e6) * StrictMath.exp(normal * 0.75));
        if (rng.chance(0.004)) latency += (long) (100e6 * rng.nextDouble());
        Outcome outcome = new Outcome.Ok(Result.DONE);
        if (start >= 15 * S && start < 15_250 * MS) {
            latency += 15_250 * MS - start;
            if (rng.chance(0.5)) outcome = new Outcome.Unknown("timeout");
        } else if (start >= 40 * S && start < 48 * S && rng.chance(start < 40_310 * MS ? 0.6 : 0.12)) {
            outcome = new Outcome.Unknown("timeout");
        } else if (start >= 48 * S && start < 48_600 * MS && rng.chance(0.2)) {
            outcome = new Outcome.Failed("not the leader");
        }
        if (outcome instanceof Outcome.Unknown) latency = 1000 * MS;
        if (read && outcome instanceof Outcome.Ok)
            outcome = new Outcome.Ok(new Result.Value(valueRead(start, writes.getOrDefault(key, List.of()), rng)));
        KeyValue.KeyCommand command = read ? new KeyValue.Read(key) : new KeyValue.Write(key, start);
        return new Operation(request, command, start, start + latency, outcome);
    }

    /** The last write that ended before the read, or, where the cut-off leader answers, the last before the cut. */
    private static Object valueRead(long start, List<Operation> writes, Rng rng) {
        boolean fromStaleLeader = start > 40_310 * MS && start < 48 * S && rng.chance(0.15);
        long until = fromStaleLeader ? 40 * S : start;
        Operation last = null;
        for (Operation write : writes) if (write.completedNanos() < until) last = write;
        return last == null ? null : ((KeyValue.Write) last.command()).value();
    }
}
