package dev.splitbrain.report.replay;

import dev.splitbrain.check.Verdict;
import java.nio.file.Path;
import java.util.List;

/** Writes a page of a synthetic run, to look at: {@code SyntheticPage FILE SECONDS MICROS-BETWEEN-OPERATIONS}. */
final class SyntheticPage {
    private SyntheticPage() {}

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        ReplayPage.write(
                file,
                data(Long.parseLong(args[1]) * 1_000_000_000L, Long.parseLong(args[2]) * 1000),
                ReplayPage.Packing.COMPRESSED);
    }

    static ReplayData data(long endNanos, long operationEveryNanos) {
        Recording recording = new SyntheticRun(42, operationEveryNanos).run(endNanos);
        RunFacts facts = new RunFacts(
                "Raft leader crash",
                "The leader crashes and returns. Expect one election and no lost write.",
                "raft",
                42,
                "5f1c-09ae-77d2",
                "0.1.0",
                "splitbrain run crash.yaml --seed 42");
        List<CheckResult> checks = List.of(
                new CheckResult("linearizable", Verdict.valid("12 000 operations, 100 keys"), true),
                new CheckResult(
                        "latency write p99",
                        Verdict.violated("112 ms", "<= 100 ms", "client4#1311 took 1 s")
                                .at(endNanos / 4 + 900_000_000L),
                        false),
                new CheckResult("no-blocking", Verdict.undecided("", "the search ran out of its budget"), false));
        return ReplayData.of(facts, recording, recording.faults(), checks);
    }
}
