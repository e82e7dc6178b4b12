package dev.splitbrain.scenario.catalog;

import dev.splitbrain.node.Protocol;
import dev.splitbrain.protocol.example.Ping;
import dev.splitbrain.protocol.example.PrimaryBackup;
import dev.splitbrain.protocol.raft.Raft;
import dev.splitbrain.protocol.raft.RaftSettings;
import java.util.List;

/** The protocols. */
final class ProtocolEntries {
    private ProtocolEntries() {}

    /** For protocols without options. */
    record NoSettings() {}

    static List<ProtocolEntry<?>> all() {
        return List.of(
                new ProtocolEntry<>(
                        "raft",
                        "Raft: a replicated log behind an elected leader (Ongaro and Ousterhout 2014)",
                        RaftSettings.class,
                        RaftSettings.defaults(),
                        List.of("leader", "followers", "follower", "candidate"),
                        Raft::protocol),
                plain(
                        "primary-backup",
                        "Primary-backup: the first node orders, all others store (Alsberg and Day 1976)",
                        List.of("primary", "backup"),
                        PrimaryBackup.PROTOCOL),
                plain("ping", "Ping: the smallest protocol, where nodes greet each other", List.of(), Ping.PROTOCOL));
    }

    private static ProtocolEntry<NoSettings> plain(
            String name, String description, List<String> roles, Protocol<?, ?> protocol) {
        return new ProtocolEntry<>(name, description, NoSettings.class, new NoSettings(), roles, settings -> protocol);
    }
}
