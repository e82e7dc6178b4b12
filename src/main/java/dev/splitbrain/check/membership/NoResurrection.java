package dev.splitbrain.check.membership;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.node.MembershipNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Whoever is held dead or gone stays so: a node that holds a generation of a member for no member never holds it, or an older
 * one, for a member again, until it starts anew itself.
 */
public final class NoResurrection implements Check {
    private final Map<NodeId, Map<NodeId, Integer>> dead = new HashMap<>(); // by node, by member: never iterated
    private final Map<String, Step.Noted> resurrections = new LinkedHashMap<>(); // by what happened
    private long buried;
    private boolean told; // whether any node told of a group

    @Override
    public String name() {
        return "no-resurrection";
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.CRASHED, StepKind.NOTED);
    }

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(MembershipNote.class);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Crashed crashed) dead.remove(crashed.node());
        else if (step instanceof Step.Noted noted && noted.note() instanceof MembershipNote note) noted(noted, note);
    }

    private void noted(Step.Noted noted, MembershipNote note) {
        told = true;
        if (note instanceof MembershipNote.DeclaredDead died) bury(noted.node(), died.member(), died.generation());
        else if (note instanceof MembershipNote.SawLeave left) bury(noted.node(), left.member(), left.generation());
        else if (note instanceof MembershipNote.Admitted in) admit(noted, in.member(), in.generation());
        else if (note instanceof MembershipNote.Trusted in) admit(noted, in.member(), in.generation());
    }

    private void bury(NodeId node, NodeId member, int generation) {
        buried++;
        dead.computeIfAbsent(node, n -> new HashMap<>()).merge(member, generation, Math::max);
    }

    private void admit(Step.Noted noted, NodeId member, int generation) {
        Map<NodeId, Integer> held = dead.get(noted.node());
        if (held == null || held.getOrDefault(member, 0) < generation) return;
        String what = noted.node() + " held generation " + held.get(member) + " of " + member
                + " dead, and at " + Quantity.moment(noted.timeNanos()) + " took generation " + generation
                + " for a member";
        resurrections.putIfAbsent(what, noted);
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        if (!told) return ViewsAgree.UNTOLD;
        if (resurrections.isEmpty()) return Verdict.valid("none, of " + Quantity.count(buried, "declared death"));
        Map.Entry<String, Step.Noted> first =
                resurrections.entrySet().iterator().next();
        return Verdict.violated(Quantity.count(resurrections.size(), "resurrection"), "", first.getKey())
                .at(first.getValue().timeNanos());
    }
}
