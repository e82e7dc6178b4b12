package dev.splitbrain.scenario.catalog;

import dev.splitbrain.node.BroadcastNote;
import dev.splitbrain.node.ClockNote;
import dev.splitbrain.node.DecisionNote;
import dev.splitbrain.node.ExecutionNote;
import dev.splitbrain.node.LockNote;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.MembershipNote;
import dev.splitbrain.node.NewsNote;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.SnapshotNote;
import dev.splitbrain.node.TransactionNote;
import dev.splitbrain.node.VersionNote;
import dev.splitbrain.protocol.broadcast.BroadcastSettings;
import dev.splitbrain.protocol.broadcast.CausalBroadcast;
import dev.splitbrain.protocol.clocks.ClockSettings;
import dev.splitbrain.protocol.clocks.Clocks;
import dev.splitbrain.protocol.commit.PaxosCommit;
import dev.splitbrain.protocol.commit.PaxosCommitSettings;
import dev.splitbrain.protocol.commit.ThreePhaseCommit;
import dev.splitbrain.protocol.commit.ThreePhaseSettings;
import dev.splitbrain.protocol.commit.TwoPhaseCommit;
import dev.splitbrain.protocol.commit.TwoPhaseSettings;
import dev.splitbrain.protocol.crdt.CrdtNode;
import dev.splitbrain.protocol.crdt.CrdtNote;
import dev.splitbrain.protocol.crdt.CrdtSettings;
import dev.splitbrain.protocol.election.Bully;
import dev.splitbrain.protocol.election.BullySettings;
import dev.splitbrain.protocol.election.ChangRoberts;
import dev.splitbrain.protocol.election.ChangRobertsSettings;
import dev.splitbrain.protocol.election.ElectionNote;
import dev.splitbrain.protocol.example.Ping;
import dev.splitbrain.protocol.example.PrimaryBackup;
import dev.splitbrain.protocol.gossip.Gossip;
import dev.splitbrain.protocol.gossip.GossipSettings;
import dev.splitbrain.protocol.lock.LeaseLock;
import dev.splitbrain.protocol.lock.LockSettings;
import dev.splitbrain.protocol.paxos.PaxosNote;
import dev.splitbrain.protocol.paxos.Roles;
import dev.splitbrain.protocol.paxos.epaxos.Epaxos;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosNote;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosSettings;
import dev.splitbrain.protocol.paxos.fast.FastPaxos;
import dev.splitbrain.protocol.paxos.fast.FastPaxosSettings;
import dev.splitbrain.protocol.paxos.multi.MultiPaxos;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosNote;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosSettings;
import dev.splitbrain.protocol.paxos.single.Paxos;
import dev.splitbrain.protocol.paxos.single.PaxosSettings;
import dev.splitbrain.protocol.raft.Raft;
import dev.splitbrain.protocol.raft.RaftNote;
import dev.splitbrain.protocol.raft.RaftSettings;
import dev.splitbrain.protocol.snapshot.ChandyLamport;
import dev.splitbrain.protocol.snapshot.SnapshotSettings;
import dev.splitbrain.protocol.swim.Swim;
import dev.splitbrain.protocol.swim.SwimNote;
import dev.splitbrain.protocol.swim.SwimSettings;
import dev.splitbrain.protocol.versions.ReplicatedKv;
import dev.splitbrain.protocol.versions.Settings;
import dev.splitbrain.protocol.viewstamped.ViewstampedNote;
import dev.splitbrain.protocol.viewstamped.ViewstampedReplication;
import dev.splitbrain.protocol.viewstamped.ViewstampedSettings;
import dev.splitbrain.world.Claims;
import java.util.List;
import java.util.function.ToIntFunction;

/** The protocols. */
final class ProtocolEntries {
    private static final String[] LOG = {"linearizable", "one-leader-per-term", "no-lost-writes", "log-invariants"};
    private static final String[] CONSENSUS = {"linearizable", "at-most-one-value", "only-proposed-values"};

    private static final Size PROPOSER = oneOf("proposer", Roles::proposers);
    private static final Size ACCEPTOR = oneOf("acceptor", Roles::acceptors);

    private ProtocolEntries() {}

    private static Size oneOf(String role, ToIntFunction<List<String>> there) {
        String remedy = "roles are proposer, acceptor and learner, some of them joined as in proposer+learner, and all";
        return new Size("Paxos", 1, role, there, none -> remedy);
    }

    /** For protocols without options. */
    record NoSettings() {}

    static List<ProtocolEntry<?>> all() {
        return List.of(
                new ProtocolEntry<>(
                                "raft",
                                "Raft: a replicated log behind an elected leader (Ongaro and Ousterhout 2014)",
                                RaftSettings.class,
                                RaftSettings.defaults(),
                                Raft::protocol)
                        .withSizes(raft -> List.of(Size.ofNodes(
                                "initial.log_lengths",
                                raft.initial().logLengths().size())))
                        .withRoles("leader", "followers", "follower", "candidate")
                        .withNotes(RaftNote.class, LogNote.class)
                        // A lease is as good as the bound on how fast clocks run.
                        .withClaims(raft -> Claims.CRASH_RECOVERY.withClocks(raft.reads() != RaftSettings.Reads.LEASE))
                        .withPromises(LOG),
                new ProtocolEntry<>(
                                "paxos",
                                "Single-decree Paxos: one value for each key, agreed on once (Lamport 2001)",
                                PaxosSettings.class,
                                PaxosSettings.defaults(),
                                Paxos::protocol)
                        .withSizes(paxos ->
                                List.of(PROPOSER, ACCEPTOR, acceptors("q1", paxos.q1()), acceptors("q2", paxos.q2())))
                        .withNotes(PaxosNote.class, DecisionNote.class)
                        .withPromises(CONSENSUS),
                new ProtocolEntry<>(
                                "multi-paxos",
                                "Multi-Paxos: a log of commands under a stable leader (Lamport 2001); q1 and q2 make it Flexible",
                                MultiPaxosSettings.class,
                                MultiPaxosSettings.defaults(),
                                MultiPaxos::protocol)
                        .withSizes(paxos ->
                                List.of(PROPOSER, ACCEPTOR, acceptors("q1", paxos.q1()), acceptors("q2", paxos.q2())))
                        .withRoles("leader", "followers", "follower", "candidate")
                        .withNotes(MultiPaxosNote.class, PaxosNote.class, DecisionNote.class, LogNote.class)
                        .withPromises(LOG),
                new ProtocolEntry<>(
                                "viewstamped-replication",
                                "Viewstamped Replication: a replicated log with nothing on disk; who crashed asks the others (Liskov and Cowling 2012)",
                                ViewstampedSettings.class,
                                ViewstampedSettings.defaults(),
                                ViewstampedReplication::protocol)
                        .withRoles("primary", "backup", "view-change", "recovering")
                        .withNotes(ViewstampedNote.class, LogNote.class)
                        .withClaims(viewstamped ->
                                viewstamped.durable() ? Claims.CRASH_RECOVERY : Claims.RECOVERY_FROM_OTHERS)
                        .withPromises("linearizable", "no-lost-writes", "log-invariants"),
                new ProtocolEntry<>(
                                "fast-paxos",
                                "Fast Paxos: a value in two message delays from any proposer, unless two collide (Lamport 2006)",
                                FastPaxosSettings.class,
                                FastPaxosSettings.defaults(),
                                FastPaxos::protocol)
                        .withSizes(paxos -> List.of(
                                PROPOSER,
                                ACCEPTOR,
                                acceptors("classic_quorum", paxos.classicQuorum()),
                                acceptors("fast_quorum", paxos.fastQuorum())))
                        .withNotes(PaxosNote.class, DecisionNote.class)
                        .withPromises(CONSENSUS),
                new ProtocolEntry<>(
                                "epaxos",
                                "EPaxos: no leader; only commands that interfere are put in order (Moraru, Andersen and Kaminsky 2013)",
                                EpaxosSettings.class,
                                EpaxosSettings.defaults(),
                                Epaxos::protocol)
                        .withNotes(EpaxosNote.class, PaxosNote.class, DecisionNote.class, ExecutionNote.class)
                        .withPromises("linearizable", "at-most-one-value", "same-order"),
                new ProtocolEntry<>(
                                "2pc",
                                "Two-phase commit: all participants of a transaction commit, or none (Gray 1978)",
                                TwoPhaseSettings.class,
                                TwoPhaseSettings.defaults(),
                                TwoPhaseCommit::protocol)
                        .withNotes(TransactionNote.class)
                        .withPromises("atomic-commit"),
                new ProtocolEntry<>(
                                "3pc",
                                "Three-phase commit: does not block when nodes crash, and breaks under a partition (Skeen 1981)",
                                ThreePhaseSettings.class,
                                ThreePhaseSettings.defaults(),
                                ThreePhaseCommit::protocol)
                        .withNotes(TransactionNote.class)
                        .withClaims(Claims.SYNCHRONOUS)
                        .withPromises("atomic-commit"),
                new ProtocolEntry<>(
                                "paxos-commit",
                                "Paxos Commit: each participant's vote is agreed on by acceptors (Gray and Lamport 2006)",
                                PaxosCommitSettings.class,
                                PaxosCommitSettings.defaults(),
                                PaxosCommit::protocol)
                        .withSizes(commit -> List.of(new Size(
                                "faults",
                                2L * commit.faults() + 1,
                                "acceptors",
                                PaxosCommitSettings::candidates,
                                there -> "at most " + (there - 1) / 2 + ", or more acceptors")))
                        .withNotes(TransactionNote.class)
                        .withPromises("atomic-commit"),
                new ProtocolEntry<>(
                                "gossip",
                                "Gossip: news spread like a disease, by push, pull or both (Demers et al. 1987)",
                                GossipSettings.class,
                                GossipSettings.defaults(),
                                Gossip::protocol)
                        .withNotes(NewsNote.Informed.class, NewsNote.LostInterest.class)
                        .withClaims(ProtocolEntries::claims),
                new ProtocolEntry<>(
                                "replicated-kv",
                                "A leaderless store: n replicas a key, quorums of r and w, versions that tell conflicts (DeCandia et al. 2007)",
                                Settings.class,
                                Settings.defaults(),
                                ReplicatedKv::protocol)
                        .withNotes(VersionNote.class),
                new ProtocolEntry<>(
                                "crdt",
                                "Replicated data types that converge: counters, registers and sets whose merge is a join (Shapiro et al. 2011)",
                                CrdtSettings.class,
                                CrdtSettings.defaults(),
                                CrdtNode::protocol)
                        .withNotes(VersionNote.class, CrdtNote.class),
                new ProtocolEntry<>(
                                "clocks",
                                "Clocks on a workbench: Lamport, vector, hybrid and interval clocks on events by chance (Lamport 1978)",
                                ClockSettings.class,
                                ClockSettings.defaults(),
                                Clocks::protocol)
                        .withNotes(ClockNote.class),
                new ProtocolEntry<>(
                                "causal-broadcast",
                                "Causal broadcast: no answer is delivered before its question (Birman, Schiper and Stephenson 1991)",
                                BroadcastSettings.class,
                                BroadcastSettings.defaults(),
                                CausalBroadcast::protocol)
                        .withNotes(BroadcastNote.class),
                new ProtocolEntry<>(
                                "chandy-lamport",
                                "Distributed snapshots: a consistent state of all nodes and channels while money moves (Chandy and Lamport 1985)",
                                SnapshotSettings.class,
                                SnapshotSettings.defaults(),
                                ChandyLamport::protocol)
                        .withSizes(snapshot -> List.of(Size.ofNodes("initiators", snapshot.initiators())))
                        .withNotes(SnapshotNote.class)
                        // Channels that deliver what is sent, once, and nodes that stay up; time does not matter.
                        .withClaims(new Claims(true, Claims.Share.NONE, Claims.Share.NONE, false, false, true, false)),
                new ProtocolEntry<>(
                                "swim",
                                "SWIM: a group whose members watch each other, and learn who died by gossip (Das et al. 2002); with Lifeguard (2018)",
                                SwimSettings.class,
                                SwimSettings.defaults(),
                                Swim::protocol)
                        .withSizes(swim -> List.of(Size.ofNodes("members", swim.members())))
                        .withNotes(MembershipNote.class, SwimNote.class)
                        .withClaims(new Claims(true, Claims.Share.ALL, Claims.Share.NONE, true, true, true, true))
                        .withPromises("no-resurrection"),
                new ProtocolEntry<>(
                                "bully",
                                "Bully: the highest node that is up leads, if no message is late (Garcia-Molina 1982)",
                                BullySettings.class,
                                BullySettings.defaults(),
                                Bully::protocol)
                        .withRoles("leader", "followers", "follower", "candidate")
                        .withNotes(ElectionNote.class)
                        .withClaims(Claims.SYNCHRONOUS)
                        .withPromises("at-most-one-leader"),
                new ProtocolEntry<>(
                                "chang-roberts",
                                "Chang-Roberts: on a ring, the node whose number comes back leads (Chang and Roberts 1979)",
                                ChangRobertsSettings.class,
                                ChangRobertsSettings.defaults(),
                                ChangRoberts::protocol)
                        .withRoles("leader", "followers", "follower", "candidate")
                        .withNotes(ElectionNote.class)
                        .withClaims(ProtocolEntries::claims)
                        .withPromises("at-most-one-leader"),
                new ProtocolEntry<>(
                                "lease-lock",
                                "A lock by leases, from one server or a majority (Redlock), with fencing tokens (Gray and Cheriton 1989)",
                                LockSettings.class,
                                LockSettings.defaults(),
                                LeaseLock::protocol)
                        .withSizes(lock -> List.of(
                                partOfLock("lock server", LeaseLock::servers),
                                partOfLock("store", LeaseLock::stores),
                                partOfLock("worker", LeaseLock::workers)))
                        .withRoles("holder")
                        .withNotes(LockNote.class)
                        .withClaims(ProtocolEntries::claims)
                        .withPromises("linearizable", "no-stale-holder"),
                plain(
                                "primary-backup",
                                "Primary-backup: the first node orders, all others store (Alsberg and Day 1976)",
                                PrimaryBackup.PROTOCOL)
                        .withRoles("primary", "backup")
                        .withNotes(PrimaryBackup.TookRole.class, LogNote.class)
                        .withPromises("linearizable"),
                plain("ping", "Ping: the smallest protocol, where nodes greet each other", Ping.PROTOCOL));
    }

    private static Size acceptors(String path, int quorum) {
        return new Size(
                path, quorum, "acceptors", Roles::acceptors, there -> "from 1 to " + there + ", or 0 for the usual");
    }

    /** News that nobody tires of reach whoever lacks them; a crash must leave them where they were. */
    private static Claims claims(GossipSettings gossip) {
        boolean tireless = gossip.mongering() == GossipSettings.Mongering.NONE
                || !gossip.antiEntropy().isZero();
        Claims.Share crashed = gossip.durable() ? Claims.Share.ALL : Claims.Share.NONE;
        return new Claims(true, crashed, Claims.Share.NONE, tireless, tireless, true, false);
    }

    /** The paper's ring is slow at worst; a repaired one takes the silent for dead, and must not be mistaken. */
    private static Claims claims(ChangRobertsSettings ring) {
        return ring.survivesCrashes()
                ? Claims.SYNCHRONOUS
                : new Claims(true, Claims.Share.NONE, Claims.Share.NONE, false, false, true, true);
    }

    /** Tokens keep late holders out whatever happens; without them the lock is as good as the bounds on time. */
    private static Claims claims(LockSettings lock) {
        if (lock.fencing() == LockSettings.Fencing.ALL) return Claims.CRASH_RECOVERY;
        boolean remembers = lock.restart() != LockSettings.Restart.FORGETS;
        boolean patient = lock.checksLease(); // who does not look at its clock waits for answers beyond its lease
        Claims.Share crashed = remembers && patient ? Claims.Share.ALL : Claims.Share.NONE;
        return new Claims(false, crashed, Claims.Share.NONE, patient, patient, false, false);
    }

    private static Size partOfLock(String part, ToIntFunction<List<String>> there) {
        String remedy = "roles are lock-server, store and worker; without roles, three nodes or more";
        return new Size("lease-lock", 1, part, there, none -> remedy);
    }

    private static ProtocolEntry<NoSettings> plain(String name, String description, Protocol<?, ?> protocol) {
        return new ProtocolEntry<>(name, description, NoSettings.class, new NoSettings(), settings -> protocol);
    }
}
