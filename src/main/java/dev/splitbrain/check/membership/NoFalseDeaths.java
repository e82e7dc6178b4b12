package dev.splitbrain.check.membership;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.node.MembershipNote;
import dev.splitbrain.node.MembershipNote.DeclaredDead;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Accuracy: nobody that was up throughout is declared dead. Counted are members and generations that died so, where more than a
 * share of all nodes believed it.
 */
public final class NoFalseDeaths implements Check {
    private final Limit limit;
    private final double share;
    private final Set<NodeId> everDown = new HashSet<>(); // never iterated
    private boolean told; // whether any node told of a group
    private final Map<DeclaredDead, List<Step.Noted>> deaths = new LinkedHashMap<>(); // of members that were never down

    public NoFalseDeaths(Limit limit, double share) {
        this.limit = limit;
        this.share = share;
    }

    @Override
    public String name() {
        return "no-false-deaths";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
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
        if (step instanceof Step.Crashed crashed) everDown.add(crashed.node());
        if (!(step instanceof Step.Noted noted) || !(noted.note() instanceof MembershipNote)) return;
        told = true;
        if (noted.note() instanceof DeclaredDead dead && !everDown.contains(dead.member())) {
            deaths.computeIfAbsent(dead, d -> new ArrayList<>()).add(noted);
        }
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        if (!told) return ViewsAgree.UNTOLD;
        double tooFew = share * evidence.nodes().size();
        List<List<Step.Noted>> believed =
                deaths.values().stream().filter(notes -> notes.size() > tooFew).toList();
        if (believed.isEmpty()) return limit.judge(0, "none", "", "");
        Step.Noted first = believed.get(0).get(0);
        NodeId member = ((DeclaredDead) first.note()).member();
        String reason = first.node() + " declared " + member + " dead at " + Quantity.moment(first.timeNanos())
                + ", which was up all the time";
        Verdict verdict = limit.judge(believed.size(), Quantity.count(believed.size(), "false death"), "", reason);
        return verdict.answer() == Verdict.Answer.VALID ? verdict : verdict.at(first.timeNanos());
    }
}
