package dev.splitbrain.check;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Whether each term had at most one leader: two nodes that took the role with the same epoch are a violation. */
public final class OneLeaderPerTerm implements Check {
    private final TreeMap<Long, Taken> leaders = new TreeMap<>(); // by term, the first to take the role
    private String epochName = "term"; // a ballot or view, with some
    private boolean withoutEpochs; // whether a node led that tells no term
    private Verdict violation;

    private record Taken(NodeId node, long atNanos, long step) {}

    @Override
    public String name() {
        return "one-leader-per-term";
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED);
    }

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(RoleNote.class);
    }

    @Override
    public void accept(Step step) {
        if (!(step instanceof Step.Noted noted) || !(noted.note() instanceof RoleNote note)) return;
        if (!RoleNote.leads(note.role())) return;
        if (note.epoch() == RoleNote.NO_EPOCH) {
            withoutEpochs = true;
            return;
        }
        epochName = note.epochName();
        Taken taken = leaders.putIfAbsent(note.epoch(), new Taken(noted.node(), noted.timeNanos(), noted.number()));
        if (taken == null || taken.node().equals(noted.node()) || violation != null) return;
        String reason = noted.node() + " became " + note.role() + " of " + epochName + " " + note.epoch() + " at "
                + Quantity.moment(noted.timeNanos()) + ", but " + taken.node() + " had been since "
                + Quantity.moment(taken.atNanos());
        violation = Verdict.violated("", "", reason)
                .at(noted.timeNanos())
                .because(new StepsShown(List.of(taken.step(), noted.number())));
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        if (leaders.isEmpty() && withoutEpochs)
            return Verdict.undecided(
                    "no terms", "leaders of this protocol have no terms; at-most-one-leader judges them");
        if (leaders.isEmpty()) return Verdict.undecided("no leader", "no node ever took the role leader, or primary");
        String terms = leaders.firstKey().equals(leaders.lastKey())
                ? epochName + " " + leaders.firstKey()
                : epochName + "s " + leaders.firstKey() + ".." + leaders.lastKey();
        return violation == null
                ? Verdict.valid(terms)
                : Verdict.violated(terms, "", violation.reason())
                        .at(violation.atNanos().getAsLong())
                        .because(violation.proof().orElseThrow());
    }
}
