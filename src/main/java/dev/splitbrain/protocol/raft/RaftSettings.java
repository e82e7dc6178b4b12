package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.Doc;
import dev.splitbrain.protocol.shared.ReplicatedObject;
import dev.splitbrain.random.Distribution;
import java.time.Duration;
import java.util.List;

/** The options of Raft, and the one place of their defaults. Sections are of the paper, or of Ongaro's dissertation. */
public record RaftSettings(
        @Doc("How long a node waits for a leader, or a candidate for votes, drawn anew each time (Raft §5.2).")
        Distribution electionTimeout,

        @Doc("How often a leader speaks; well below the election timeout (Raft §5.6).")
        Duration heartbeat,

        @Doc("Whether a node asks first if it would win, so that a term grows only when it may (dissertation §9.6).")
        boolean preVote,

        @Doc(
                "Whether a leader steps down that a quorum has not answered for the shortest election timeout (dissertation §6.2).")
        boolean checkQuorum,

        @Doc("Whether nodes that hear a leader ignore candidates (Raft §6, dissertation §4.2.3).")
        boolean leaderStickiness,

        @Doc("How reads are answered (dissertation §6.4).") Reads reads,

        @Doc("How much faster one clock may run than another: shortens the lease of lease reads (dissertation §6.4.1).")
        double clockDriftBound,

        @Doc("Whether a new leader begins with an empty entry (Raft §8).")
        boolean noOp,

        @Doc("Whether a request that comes twice takes effect once, by client sessions (Raft §8, dissertation §6.3).")
        boolean sessions,

        @Doc("Whether a refusal names the conflicting term, so that a leader steps over it at once (Raft §5.3).")
        boolean conflictTerms,

        @Doc("How many entries an AppendEntries carries at most; 1 for no batching (dissertation §10.2.2).")
        int maxEntries,

        @Doc("How many AppendEntries may be unanswered per follower; 1 for no pipelining (dissertation §10.2.2).")
        int maxInFlight,

        @Doc("After how many applied entries a node takes a snapshot; 0 for never (Raft §7).")
        int snapshotEvery,

        @Doc("How many entries that a snapshot covers stay in the log, for followers that are a little behind.")
        int snapshotKeep,

        @Doc("How many keys a chunk of InstallSnapshot carries (Raft figure 13).")
        int snapshotChunk,

        @Doc(value = "The first members; empty for all nodes. Others wait to be added.", means = Doc.Meaning.NODE)
        List<String> members,

        @Doc("How members change: one server at a time (dissertation §4.1) or by joint consensus (Raft §6).")
        Membership membership,

        @Doc("Whether a server that is added learns the log before it votes (dissertation §4.2.1).")
        boolean catchUp,

        @Doc("What an operator orders, and when: changes of members, transfers of leadership, elections.")
        List<Order> orders,

        @Doc("What the log is a log of: the object that clients use.")
        ReplicatedObject object,

        @Doc("What the disks hold at the start.") InitialState initial,
        @Doc("A mistake made on purpose.") Mutant mutant) {

    /** How reads are answered. */
    public enum Reads {
        /** Like writes, by an entry of the log (Raft §8). */
        LOG,
        /** By the leader once a round of heartbeats shows that it still leads (dissertation §6.4). */
        READ_INDEX,
        /** By the leader at once, while a quorum's last answers forbid another leader by the clock (§6.4.1). */
        LEASE,
        /** UNSAFE: by the leader at once, although another may lead already: stale reads. */
        LOCAL
    }

    /** How members change. */
    public enum Membership {
        /** One server at a time: majorities of both configurations overlap (dissertation §4.1). */
        SINGLE,
        /** Any number at once, through a configuration in which both majorities must agree (Raft §6). */
        JOINT
    }

    public RaftSettings {
        members = List.copyOf(members);
        orders = List.copyOf(orders);
        if (reads == Reads.LEASE && !leaderStickiness) {
            throw new IllegalArgumentException("reads: lease needs leader_stickiness: true, for only nodes that ignore"
                    + " candidates while they hear a leader grant it a lease");
        }
        if (maxEntries < 1) throw new IllegalArgumentException("max_entries must be at least 1");
        if (maxInFlight < 1) throw new IllegalArgumentException("max_in_flight must be at least 1");
        if (snapshotChunk < 1) throw new IllegalArgumentException("snapshot_chunk must be at least 1");
    }

    /** The paper's election timeouts (Raft §9.3); what the paper has, and no more; correct. */
    public static RaftSettings defaults() {
        return new RaftSettings(
                Distribution.uniform(150e6, 300e6),
                Duration.ofMillis(50),
                false,
                false,
                false,
                Reads.LOG,
                0.001,
                true,
                true,
                true,
                1024,
                256,
                0,
                100,
                100,
                List.of(),
                Membership.SINGLE,
                true,
                List.of(),
                ReplicatedObject.KV,
                InitialState.EMPTY,
                Mutant.NONE);
    }

    Rules rules() {
        return mutant.rules();
    }
}
