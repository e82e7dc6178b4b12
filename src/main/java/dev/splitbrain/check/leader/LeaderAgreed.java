package dev.splitbrain.check.leader;

import dev.splitbrain.check.Calm;
import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.node.LeaderNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether all agree on a leader once it is calm: some time after the last fault, crash or start every running node holds the same
 * running node for the leader, that node among them, until the end. Measured is how long after calm that was not so.
 */
public final class LeaderAgreed implements Check {
    private final Limit limit;
    private final Leading leading = new Leading();
    private final Map<NodeId, Optional<NodeId>> held = new TreeMap<>(); // by running node: whom it holds for the leader
    private final Map<NodeId, Optional<NodeId>> asleep = new TreeMap<>(); // the same of paused ones
    private final Set<NodeId> paused = new TreeSet<>();
    private boolean toldOfAnother; // whether any node told whom it follows
    private boolean led; // whether any node ever did
    private boolean agreed;
    private long agreedNanos; // since when
    private long calmNanos;

    public LeaderAgreed(Limit limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "leader-agreed";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public Set<StepKind> wants() {
        return Leading.STEPS;
    }

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(RoleNote.class, LeaderNote.class);
    }

    @Override
    public void accept(Step step) {
        leading.accept(step);
        led |= !leading.leaders().isEmpty();
        if (step instanceof Step.Noted noted) onNote(noted);
        else onFate(step);
        boolean before = agreed;
        agreed = disagreement().isEmpty();
        if (agreed && !before) agreedNanos = step.timeNanos();
    }

    private void onNote(Step.Noted noted) {
        Optional<NodeId> leader = Optional.empty();
        if (noted.note() instanceof LeaderNote note) leader = Optional.of(note.leader());
        else if (!(noted.note() instanceof RoleNote role)) return;
        else if (RoleNote.leads(role.role())) leader = Optional.of(noted.node());
        toldOfAnother |= leader.isPresent() && !leader.get().equals(noted.node());
        (paused.contains(noted.node()) ? asleep : held).put(noted.node(), leader);
    }

    private void onFate(Step step) {
        if (step instanceof Step.Booted booted) {
            forget(booted.node());
            held.put(booted.node(), Optional.empty());
            calmNanos = step.timeNanos();
        } else if (step instanceof Step.Crashed crashed) {
            forget(crashed.node());
            calmNanos = step.timeNanos();
        } else if (step instanceof Step.Paused slept && paused.add(slept.node()) && held.containsKey(slept.node())) {
            asleep.put(slept.node(), held.remove(slept.node()));
        } else if (step instanceof Step.Resumed resumed && paused.remove(resumed.node())) {
            if (asleep.containsKey(resumed.node())) held.put(resumed.node(), asleep.remove(resumed.node()));
        }
    }

    private void forget(NodeId node) {
        held.remove(node);
        asleep.remove(node);
        paused.remove(node);
    }

    /** Why not all agree; empty where they do. */
    private Optional<String> disagreement() {
        NodeId first = null;
        NodeId leader = null;
        for (Map.Entry<NodeId, Optional<NodeId>> each : held.entrySet()) {
            if (each.getValue().isEmpty()) return Optional.of(each.getKey() + " knows of no leader");
            NodeId its = each.getValue().get();
            if (leader == null) {
                first = each.getKey();
                leader = its;
            } else if (!its.equals(leader)) {
                return Optional.of(first + " holds " + leader + " for the leader, and " + each.getKey() + " " + its);
            }
        }
        if (leader == null) return Optional.of("no node runs");
        return leading.leaders().containsKey(leader)
                ? Optional.empty()
                : Optional.of("all hold " + leader + " for the leader, and it does not lead");
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        if (!leading.told()) return Verdict.undecided("no roles", "no node told of a role");
        if (led && held.size() > 1 && !toldOfAnother)
            return Verdict.undecided("untold", "no node told whom else it holds for the leader");
        for (FaultWindow fault : evidence.faults()) calmNanos = Math.max(calmNanos, Calm.settledNanos(fault, evidence));
        if (agreed) {
            long nanos = Math.max(0, agreedNanos - calmNanos);
            String reason = "only " + Quantity.moment(agreedNanos) + " after the start of the run did all hold "
                    + held.values().iterator().next().orElseThrow() + " for the leader";
            return limit.judge(nanos, Quantity.duration(nanos) + " after calm", "", reason);
        }
        long since = evidence.endNanos() - calmNanos;
        String reason = disagreement().orElseThrow() + ", " + Quantity.duration(since) + " after it was calm";
        if (limit.holds(since)) return Verdict.undecided("not yet", reason + ": let the run go on for longer");
        return Verdict.violated("not agreed", limit.toString(), reason);
    }
}
