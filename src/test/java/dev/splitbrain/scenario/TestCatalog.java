package dev.splitbrain.scenario;

import dev.splitbrain.node.Doc;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import java.time.Duration;
import java.util.List;

/** A catalog that does not change when protocols, checks and charts are added: what the loader says can be compared. */
final class TestCatalog {
    private static final List<String> CHECKS =
            List.of("linearizable", "one-leader-per-term", "availability", "recovers-within", "term-growth", "latency");
    private static final List<String> CHARTS = List.of("latency", "availability", "spread", "terms", "space-time");

    private TestCatalog() {}

    /** The options of the protocol that is called raft here. */
    record Settings(
            @Doc("How long a node waits for a leader.") Distribution electionTimeout,
            Duration heartbeat,
            boolean preVote,
            double share,
            int most,
            Kind kind) {
        Settings {
            if (most < 1) throw new IllegalArgumentException("most must be at least 1, got " + most);
        }

        enum Kind {
            PLAIN,
            WITH_TWIST
        }
    }

    sealed interface Talk extends Message {}

    record AppendEntries() implements Talk {}

    record RequestVote(long term) implements Talk {}

    sealed interface Event extends Note {}

    record BecameLeader() implements Event {}

    record HeardLeader() implements Event {}

    private static final class Node {
        void ignore(NodeId from, Talk message) {}
    }

    static Catalog catalog() {
        Catalog all = Catalog.standard();
        return new Catalog(
                List.of(entry("raft").withRoles("leader", "followers").withNotes(Event.class), entry("2pc")),
                all.checks().stream()
                        .filter(entry -> CHECKS.contains(entry.name()))
                        .toList(),
                all.faults(),
                all.distributions(),
                all.charts().stream()
                        .filter(entry -> CHARTS.contains(entry.name()))
                        .toList());
    }

    private static ProtocolEntry<Settings> entry(String name) {
        Settings defaults = new Settings(
                Distribution.uniform(150e6, 300e6), Duration.ofMillis(50), false, 0.5, 3, Settings.Kind.PLAIN);
        return new ProtocolEntry<>(
                name, "A protocol of tests", Settings.class, defaults, settings -> protocol(name, settings));
    }

    private static Protocol<?, ?> protocol(String name, Settings settings) {
        if (settings.share() == 1) throw new IllegalArgumentException("a share of 100% leaves nothing");
        return Protocol.<Node, Talk>named(name, Talk.class, ctx -> new Node())
                .on(AppendEntries.class, Node::ignore)
                .on(RequestVote.class, Node::ignore)
                .build();
    }
}
