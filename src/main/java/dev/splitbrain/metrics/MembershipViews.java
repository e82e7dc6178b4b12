package dev.splitbrain.metrics;

import dev.splitbrain.node.MembershipNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many members each node holds, over time, by its {@link MembershipNote}s: itself among them, none while it is down. */
public final class MembershipViews implements TraceSink {
    private final Map<NodeId, View> views = new TreeMap<>();

    /** Of one node. */
    private static final class View {
        final BitSet members = new BitSet();
        final List<Track.Sample> samples = new ArrayList<>();

        void hold(NodeId member, boolean isMember, long nanos) {
            if (members.get(member.index()) == isMember) return;
            members.set(member.index(), isMember);
            sample(nanos);
        }

        void sample(long nanos) {
            samples.add(new Track.Sample(nanos, members.cardinality()));
        }
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
        if (step instanceof Step.Crashed crashed) {
            View view = views.get(crashed.node());
            if (view == null) return;
            view.members.clear();
            view.sample(step.timeNanos());
        } else if (step instanceof Step.Noted noted && noted.note() instanceof MembershipNote note) {
            noted(noted.node(), note, step.timeNanos());
        }
    }

    private void noted(NodeId node, MembershipNote note, long nanos) {
        View view = views.computeIfAbsent(node, n -> new View());
        if (note instanceof MembershipNote.Began began) {
            view.members.clear();
            view.members.set(0, began.members());
            began.but().forEach(late -> view.members.clear(late.index()));
            view.members.set(node.index());
            view.sample(nanos);
        } else if (note instanceof MembershipNote.Admitted admitted) {
            view.hold(admitted.member(), true, nanos);
        } else if (note instanceof MembershipNote.DeclaredDead dead) {
            view.hold(dead.member(), false, nanos);
        } else if (note instanceof MembershipNote.SawLeave left) {
            view.hold(left.member(), false, nanos);
        }
    }

    /** One staircase a node, in the scenario's order. */
    public List<Track> tracks() {
        List<Track> tracks = new ArrayList<>();
        views.forEach((node, view) -> tracks.add(new Track(Track.MEMBERS, node.name(), view.samples)));
        return tracks;
    }
}
