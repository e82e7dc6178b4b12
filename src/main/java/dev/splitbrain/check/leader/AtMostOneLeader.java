package dev.splitbrain.check.leader;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.StepsShown;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether at every moment at most one running node holds itself leader: the longest time in which two did, which must be none, or
 * no longer than a scenario grants. What is said of terms does not count: a leader of an old term is one too, in its own eyes.
 */
public final class AtMostOneLeader implements Check {
    private final Limit overlap;
    private final Leading leading = new Leading();
    private Overlap open; // null while there is none, or one
    private Overlap longest; // null where there was none
    private int overlaps;
    private boolean led;

    /** A time in which two or more led. */
    private record Overlap(List<NodeId> nodes, List<Step> since, long beginNanos, long endNanos) {
        long lengthNanos() {
            return endNanos - beginNanos;
        }
    }

    /** @param overlap for how long two may lead at once */
    public AtMostOneLeader(Limit overlap) {
        this.overlap = overlap;
    }

    @Override
    public String name() {
        return "at-most-one-leader";
    }

    @Override
    public Set<StepKind> wants() {
        return Leading.STEPS;
    }

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(RoleNote.class);
    }

    @Override
    public void accept(Step step) {
        if (!leading.accept(step)) return;
        Map<NodeId, Step> leaders = leading.leaders();
        led |= !leaders.isEmpty();
        if (leaders.size() > 1 && open == null) {
            List<NodeId> nodes = List.copyOf(leaders.keySet());
            open = new Overlap(nodes, List.copyOf(leaders.values()), step.timeNanos(), step.timeNanos());
        } else if (leaders.size() <= 1 && open != null) {
            close(step.timeNanos());
        }
    }

    private void close(long nowNanos) {
        Overlap over = new Overlap(open.nodes(), open.since(), open.beginNanos(), nowNanos);
        open = null;
        if (over.lengthNanos() == 0) return; // at no moment: one step after another at the same time
        overlaps++;
        if (longest == null || over.lengthNanos() > longest.lengthNanos()) longest = over;
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        if (open != null) close(evidence.endNanos());
        if (!led) return Verdict.undecided("no leader", "no node ever became leader");
        if (longest == null) return overlap.judge(0, "never two", "", "");
        String measured =
                Quantity.duration(longest.lengthNanos()) + (overlaps == 1 ? "" : ", " + overlaps + " times two");
        List<Long> steps = new ArrayList<>();
        for (Step step : longest.since()) steps.add(step.number());
        Verdict verdict = overlap.judge(longest.lengthNanos(), measured, "", reason());
        return overlap.holds(longest.lengthNanos())
                ? verdict
                : verdict.at(longest.beginNanos()).because(new StepsShown(steps));
    }

    private String reason() {
        NodeId one = longest.nodes().get(0);
        NodeId other = longest.nodes().get(1);
        return "from " + Quantity.moment(longest.beginNanos()) + " to " + Quantity.moment(longest.endNanos()) + ", for "
                + Quantity.duration(longest.lengthNanos()) + ", both " + one + " (leader since " + since(0) + ") and "
                + other + " (since " + since(1) + ") held themselves for the leader";
    }

    private String since(int which) {
        return Quantity.moment(longest.since().get(which).timeNanos());
    }
}
