package dev.splitbrain.report.chart;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.trace.FaultWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
                "Raft leader crash",
                "Raft leader crash: 5 nodes, 60 s, delay 5 ms (p99 20 ms), loss 0.1 %, 10 clients at 200/s",
                "leader-crash.yaml · seed " + seed + " · fingerprint 5f1c-09ae-77d2 · Splitbrain 0.1.0",
                60 * S,
                NODES,
                history(seed, operations),
                faults(),
                roles());
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
        for (int i = 0; i < count; i++) {
            RequestId request = new RequestId(new ClientId(i % 10, "client" + (i % 10 + 1)), i / 10 + 1);
            operations.add(operation(request, 300 * MS + (long) (59.6e9 * i / count), rng));
        }
        operations.sort(Comparator.comparingLong(Operation::invokedNanos));
        return new History(operations);
    }

    private static Operation operation(RequestId request, long start, Rng rng) {
        String key = "k" + rng.nextInt(100);
        boolean read = rng.chance(0.5);
        double normal = rng.nextDouble() + rng.nextDouble() + rng.nextDouble() + rng.nextDouble() - 2;
        long latency = (long) ((read ? 7e6 : 15e6) * StrictMath.exp(normal * 0.75));
        if (rng.chance(0.004)) latency += (long) (100e6 * rng.nextDouble());
        Outcome outcome = new Outcome.Ok(Result.DONE);
        long leaderless = start >= 15 * S ? 15_250 * MS : 0;
        if (start >= 15 * S && start < 15_250 * MS) {
            latency += leaderless - start;
            if (rng.chance(0.5)) {
                latency = 1000 * MS;
                outcome = new Outcome.Unknown("timeout");
            }
        } else if (start >= 40 * S && start < 48 * S && rng.chance(start < 40_310 * MS ? 0.6 : 0.12)) {
            latency = 1000 * MS;
            outcome = new Outcome.Unknown("timeout");
        } else if (start >= 48 * S && start < 48_600 * MS && rng.chance(0.2)) {
            outcome = new Outcome.Failed("not the leader");
        }
        KeyValue.KeyCommand command = read ? new KeyValue.Read(key) : new KeyValue.Write(key, start);
        return new Operation(request, command, start, start + latency, outcome);
    }
}
