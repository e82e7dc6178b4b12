package dev.splitbrain.report.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Runs that the replay's tests look at. */
final class ReplayRuns {
    private static final String LEADER_CRASH = """
            version: 1
            name: Raft leader crash
            description: The leader crashes at 2 s and returns at 4 s. Expect one election and no lost write.
            seed: 42
            duration: 6s
            protocol:
              raft:
                election_timeout: {uniform: [150ms, 300ms]}
                heartbeat: 50ms
            nodes: 5
            network:
              latency: {lognormal: {p50: 5ms, p99: 20ms}}
              loss: 1%
              duplicate: 0.5%
            disks:
              fsync: {lognormal: {p50: 1ms, p99: 8ms}}
            workload:
              clients: 10
              rate: 60/s
              keys: {zipf: 100}
              mix: {read: 50%, write: 35%, cas: 15%}
              timeout: 1s
            faults:
              - at: 2s
                crash: leader
                for: 2s
            checks:
              - linearizable
              - availability: ">= 99.99%"
            """;

    private ReplayRuns() {}

    static ReplayData leaderCrash() {
        return leaderCrash(42);
    }

    static ReplayData leaderCrash(long seed) {
        return leaderCrash(seed, Map.of());
    }

    /** With other values by path. */
    static ReplayData leaderCrash(long seed, Map<String, String> values) {
        try {
            Path file = Files.createTempFile("leader-crash", ".yaml");
            Files.writeString(file, LEADER_CRASH, StandardCharsets.UTF_8);
            ReplayData data = ScenarioPage.run(file, seed, values, "leader-crash.yaml");
            Files.delete(file);
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReplayData hundredThousandMessages() {
        return SyntheticPage.data(42_000_000_000L, 4_000_000);
    }
}
