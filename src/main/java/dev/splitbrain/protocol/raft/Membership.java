package dev.splitbrain.protocol.raft;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.raft.RaftNote.ChangedMembers;
import java.util.List;
import java.util.TreeSet;

/** How members change: by entries of the log, step by step towards what the operator wants (Raft §6; Ongaro 2014, ch. 4). */
final class Membership {
    private final Raft raft;
    private final Context<RaftMessage> ctx;
    private final RaftSettings settings;
    private long roundIndex; // a round is over when the learners have reached this
    private long roundBeganNanos;

    Membership(Raft raft, Context<RaftMessage> ctx, RaftSettings settings) {
        this.raft = raft;
        this.ctx = ctx;
        this.settings = settings;
    }

    /** The members at the start: those that the scenario names, or all. */
    static Configuration first(List<String> names, List<NodeId> nodes) {
        return Configuration.of(names.isEmpty() ? nodes : named(names, nodes));
    }

    /** The nodes with these names. */
    static List<NodeId> named(List<String> names, List<NodeId> nodes) {
        for (String name : names) {
            if (nodes.stream().noneMatch(node -> node.name().equals(name))) {
                throw new IllegalArgumentException("no node is called " + name + ": nodes are " + nodes);
            }
        }
        return nodes.stream().filter(node -> names.contains(node.name())).toList();
    }

    /** Whether the members are as wanted, for good. */
    boolean isDone(Configuration wanted) {
        Configuration now = raft.log().configuration();
        return isSettled() && isSame(now.voters(), wanted.voters()) && isSame(now.learners(), wanted.learners());
    }

    private static boolean isSame(List<NodeId> some, List<NodeId> others) {
        return new TreeSet<>(some).equals(new TreeSet<>(others));
    }

    /** Whether the latest configuration is committed, and not a joint one. */
    private boolean isSettled() {
        return raft.log().configurationIndex() <= raft.commitIndex()
                && !raft.log().configuration().isJoint();
    }

    /** Leader only: takes the next step towards the wanted members, if one may be taken now. */
    void towards(Configuration wanted) {
        if (!isSettled() || !settings.rules().mayChangeMembers(raft.hasCommittedInTerm())) return;
        if (isDone(wanted)) return;
        Configuration now = raft.log().configuration();
        List<NodeId> joining = missing(wanted.voters(), now.voters());
        List<NodeId> learning = missing(settings.catchUp() ? wanted.members() : wanted.learners(), now.members());
        if (!learning.isEmpty()) {
            Configuration next = now;
            for (NodeId node : learning) next = next.withLearner(node);
            change(next); // Ongaro 2014, §4.2.1: new servers first learn the log
        } else if (isSame(now.voters(), wanted.voters())) {
            change(new Configuration(now.voters(), List.of(), wanted.learners()));
        } else if (!settings.catchUp() || haveCaughtUp(joining)) {
            change(voters(now, wanted, joining));
        }
    }

    private Configuration voters(Configuration now, Configuration wanted, List<NodeId> joining) {
        if (settings.membership() == RaftSettings.Membership.JOINT)
            return settings.rules().firstStep(now, wanted.voters());
        // Ongaro 2014, §4.1: one at a time, so that any two majorities, old and new, share a server.
        if (!joining.isEmpty()) return now.withVoter(joining.get(0));
        return now.without(missing(now.voters(), wanted.voters()).get(0));
    }

    private static List<NodeId> missing(List<NodeId> wanted, List<NodeId> there) {
        return wanted.stream().filter(node -> !there.contains(node)).toList();
    }

    /** Whether a round, to what was the log's end when it began, took less than an election timeout (Ongaro 2014, §4.2.1). */
    private boolean haveCaughtUp(List<NodeId> joining) {
        if (joining.isEmpty()) return true;
        for (NodeId node : joining) if (raft.replication().of(node).matchIndex() < roundIndex) return false;
        boolean quick = ctx.monotonicNanos() - roundBeganNanos
                <= settings.electionTimeout().minimum();
        beginRound(raft.log().lastIndex());
        return quick;
    }

    private void beginRound(long throughIndex) {
        roundIndex = throughIndex;
        roundBeganNanos = ctx.monotonicNanos();
    }

    private void change(Configuration next) {
        beginRound(raft.log().lastIndex() + 1);
        ctx.note(new ChangedMembers(raft.term(), next));
        raft.replication().propose(new Entry.Reconfiguration(raft.log().lastIndex() + 1, raft.term(), next));
    }

    /** Leader only: a committed joint configuration is left; who is not a member any more stops leading (Raft §6). */
    void onCommit() {
        RaftLog log = raft.log();
        if (log.configurationIndex() > raft.commitIndex()) return;
        if (log.configuration().isJoint()) {
            if (raft.hasCommittedInTerm()) change(log.configuration().leavingJoint());
        } else if (!log.configuration().isVoter(ctx.self())) {
            raft.transfer().leave();
            raft.stepDown();
        }
    }
}
