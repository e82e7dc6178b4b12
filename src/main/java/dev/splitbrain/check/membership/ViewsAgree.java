package dev.splitbrain.check.membership;

import dev.splitbrain.check.Calm;
import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.node.MembershipNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether all members agree on who is in the group once it is calm: a time after the last fault, crash, start or leave, each
 * holds exactly those for members that are up and have not left. Measured is how long after calm some view was still wrong.
 */
public final class ViewsAgree implements Check {
    /** Where no node told of a group, there is nothing to judge. */
    static final Verdict UNTOLD = Verdict.undecided("no views", "no node told whom it holds for members");

    private final Limit limit;
    private final Map<NodeId, BitSet> views = new TreeMap<>(); // of those that are up
    private final BitSet present = new BitSet(); // up, and not gone
    private final BitSet left = new BitSet();
    private int[] holders = new int[16]; // how many views hold a node, by its index
    private long wrong; // pairs of a view and one it is wrong about
    private long wrongUntilNanos; // when it last became 0
    private long calmNanos;

    public ViewsAgree(Limit limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "views-agree";
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.BOOTED, StepKind.CRASHED, StepKind.NOTED);
    }

    @Override
    public void accept(Step step) {
        long before = wrong;
        if (step instanceof Step.Crashed crashed) gone(crashed.node(), step.timeNanos());
        else if (step instanceof Step.Noted noted && noted.note() instanceof MembershipNote note)
            noted(noted.node(), note, step.timeNanos());
        if (before > 0 && wrong == 0) wrongUntilNanos = step.timeNanos();
    }

    private void noted(NodeId node, MembershipNote note, long nanos) {
        if (note instanceof MembershipNote.Began began) {
            BitSet view = new BitSet();
            view.set(0, began.members());
            began.but().forEach(late -> view.clear(late.index()));
            view.set(node.index());
            left.clear(node.index());
            setPresent(node.index(), true);
            views.put(node, view);
            count(view, 1);
            wrong += differing(view).cardinality();
            calmNanos = nanos;
        } else if (note instanceof MembershipNote.Admitted admitted) {
            believe(node, admitted.member(), true);
        } else if (note instanceof MembershipNote.DeclaredDead dead) {
            believe(node, dead.member(), false);
        } else if (note instanceof MembershipNote.SawLeave leave) {
            if (!left.get(leave.member().index()) && present.get(leave.member().index())) {
                left.set(leave.member().index());
                gone(leave.member(), nanos);
            }
            believe(node, leave.member(), false);
        }
    }

    /** It is no member any more, and its own view is nobody's business. */
    private void gone(NodeId node, long nanos) {
        BitSet view = views.remove(node);
        if (view != null) {
            count(view, -1);
            wrong -= differing(view).cardinality();
        }
        if (present.get(node.index())) setPresent(node.index(), false);
        calmNanos = nanos;
    }

    private void setPresent(int index, boolean now) {
        if (present.get(index) == now) return;
        present.set(index, now);
        int held = index < holders.length ? holders[index] : 0;
        wrong += (now ? 1 : -1) * (views.size() - 2L * held); // who holds it was wrong and is right, or the other way
    }

    private void count(BitSet view, int one) {
        if (view.length() > holders.length) holders = Arrays.copyOf(holders, 2 * view.length());
        for (int index = view.nextSetBit(0); index >= 0; index = view.nextSetBit(index + 1)) holders[index] += one;
    }

    private BitSet differing(BitSet view) {
        BitSet differing = (BitSet) view.clone();
        differing.xor(present);
        return differing;
    }

    private void believe(NodeId node, NodeId member, boolean isMember) {
        BitSet view = views.get(node);
        if (view == null || view.get(member.index()) == isMember) return;
        view.set(member.index(), isMember);
        if (member.index() >= holders.length) holders = Arrays.copyOf(holders, 2 * (member.index() + 1));
        holders[member.index()] += isMember ? 1 : -1;
        wrong += isMember == present.get(member.index()) ? -1 : 1;
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        if (views.isEmpty()) return UNTOLD;
        for (FaultWindow fault : evidence.faults()) calmNanos = Math.max(calmNanos, Calm.settledNanos(fault, evidence));
        long end = evidence.endNanos();
        if (wrong == 0) {
            long nanos = Math.max(0, wrongUntilNanos - calmNanos);
            return limit.judge(nanos, Quantity.duration(nanos) + " after calm", "", "");
        }
        String reason = mistake(evidence) + ", " + Quantity.duration(end - calmNanos) + " after it was calm";
        if (limit.holds(end - calmNanos))
            return Verdict.undecided("not yet", reason + ": let the run go on for longer");
        return Verdict.violated(Quantity.count(wrong, "wrong belief"), limit.toString(), reason);
    }

    private String mistake(Evidence evidence) {
        for (Map.Entry<NodeId, BitSet> entry : views.entrySet()) {
            BitSet differing = differing(entry.getValue());
            if (differing.isEmpty()) continue;
            int about = differing.nextSetBit(0);
            String held = entry.getValue().get(about) ? " still holds " : " does not hold ";
            return entry.getKey() + held + evidence.nodes().get(about) + " for a member";
        }
        throw new IllegalStateException("counted " + wrong + " wrong beliefs, and found none");
    }
}
