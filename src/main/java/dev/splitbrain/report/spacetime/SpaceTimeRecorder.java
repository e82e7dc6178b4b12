package dev.splitbrain.report.spacetime;

import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.node.ClockNote;
import dev.splitbrain.node.ClockValue;
import dev.splitbrain.node.CutNote;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.Names;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.node.VersionNote;
import dev.splitbrain.report.chart.View;
import dev.splitbrain.report.spacetime.Mark.Kind;
import dev.splitbrain.trace.DropReason;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps what happened in a part of a run, and nothing of the rest but the messages on their way into it. */
public final class SpaceTimeRecorder implements TraceSink {
    private final List<NodeId> nodes;
    private final View view;
    private final VectorClocks clocks;
    private final Map<Long, Step.Sent> open = new HashMap<>(); // by step; never iterated but at the end, sorted
    private final Set<Long> arrived = new HashSet<>(); // sendings; never iterated
    private final List<Arrow> arrows = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private boolean ownClocks; // nodes tell times of their own

    public SpaceTimeRecorder(List<NodeId> nodes, View view) {
        this.nodes = List.copyOf(nodes);
        this.view = view;
        clocks = new VectorClocks(nodes.size());
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(
                StepKind.SENT,
                StepKind.DELIVERED,
                StepKind.DROPPED,
                StepKind.TIMER_FIRED,
                StepKind.NOTED,
                StepKind.BECAME_DURABLE);
    }

    @Override
    public void accept(Step step) {
        if (step.timeNanos() >= view.toNanos()) return;
        if (step instanceof Step.Sent sent) {
            open.put(sent.number(), sent);
            // Clocks count from the beginning of the picture: numbers that one can follow.
            if (sent.from() instanceof NodeId node && view.shows(sent.timeNanos()))
                count(node, sent.timeNanos(), clocks.send(node, sent.number()));
        } else if (step instanceof Step.Delivered delivered) {
            onDelivered(delivered);
        } else if (step instanceof Step.Dropped dropped) {
            Step.Sent sent = open.get(dropped.cause());
            if (sent != null && !arrived.contains(dropped.cause())) open.remove(dropped.cause());
            if (sent != null) add(sent, dropped.timeNanos(), dropped.reason(), false, false);
        } else if (step instanceof Step.TimerFired fired) {
            mark(fired.node(), Kind.TIMER, fired.timeNanos(), words(fired.timer()));
        } else if (step instanceof Step.Noted noted) {
            onNoted(noted);
        } else if (step instanceof Step.BecameDurable durable) {
            mark(durable.node(), Kind.DURABLE, durable.timeNanos(), "");
        }
    }

    private void onNoted(Step.Noted noted) {
        if (noted.note() instanceof CutNote cut)
            mark(noted.node(), Kind.CUT, noted.timeNanos(), String.valueOf(cut.cut()));
        if (noted.note() instanceof RoleNote) return; // the lane's colour and text say it
        if (noted.note() instanceof ClockNote.Ticked ticked) {
            tell(noted, ticked.time());
        } else if (noted.note() instanceof VersionNote.Versioned versioned) {
            tell(noted, versioned.version());
        } else if (noted.note() instanceof VersionNote.Holds holds) {
            String values = holds.values().stream().map(String::valueOf).collect(Collectors.joining(" | "));
            mark(noted.node(), Kind.VALUE, noted.timeNanos(), holds.key() + ": " + values);
        } else {
            Kind kind = noted.note() instanceof LogNote ? Kind.LOG : Kind.NOTE;
            mark(noted.node(), kind, noted.timeNanos(), words(noted.note()));
        }
    }

    /** The node has a clock of its own, so nobody needs to count for it. */
    private void tell(Step.Noted noted, ClockValue time) {
        if (!ownClocks) marks.removeIf(mark -> mark.kind() == Kind.CLOCK);
        ownClocks = true;
        mark(noted.node(), Kind.CLOCK, noted.timeNanos(), time.toString());
    }

    private void count(NodeId node, long atNanos, String clock) {
        if (!ownClocks) mark(node, Kind.CLOCK, atNanos, clock);
    }

    private void onDelivered(Step.Delivered delivered) {
        if (delivered.to() instanceof NodeId node && view.shows(delivered.timeNanos()))
            count(node, delivered.timeNanos(), clocks.receive(node, delivered.cause()));
        Step.Sent sent = open.get(delivered.cause());
        if (sent == null) return;
        if (delivered.timeNanos() < view.fromNanos()) {
            open.remove(delivered.cause()); // a copy that comes later still is not worth the memory of a whole run
            return;
        }
        boolean copy = !arrived.add(delivered.cause());
        add(sent, delivered.timeNanos(), null, true, copy);
    }

    private void add(Step.Sent sent, long endNanos, DropReason drop, boolean hasArrived, boolean copy) {
        if (sent.from().equals(sent.to()) || endNanos < view.fromNanos()) return;
        arrows.add(new Arrow(
                sent.from(),
                sent.to(),
                sent.message().getClass().getSimpleName(),
                words(sent.message()),
                sent.timeNanos(),
                endNanos,
                drop,
                hasArrived,
                copy));
    }

    private void mark(NodeId node, Kind kind, long atNanos, String words) {
        if (view.shows(atNanos)) marks.add(new Mark(node, kind, atNanos, words));
    }

    /** {@code became leader, term 2} for {@code BecameLeader[term=2]}. */
    static String words(Object record) {
        String name = Names.kebab(record.getClass()).replace('-', ' ');
        String text = String.valueOf(record);
        int open = text.indexOf('[');
        String inside = open < 0 || !text.endsWith("]") ? "" : text.substring(open + 1, text.length() - 1);
        return inside.isEmpty() ? name : name + ", " + inside.replace('=', ' ');
    }

    /** What was kept, once the run has ended. Messages still on their way point to where the picture ends. */
    public SpaceTimeData data(List<RoleSpan> roles, List<FaultWindow> faults) {
        open.values().stream()
                .filter(sent -> !arrived.contains(sent.number()))
                .sorted((a, b) -> Long.compare(a.number(), b.number()))
                .forEach(sent -> add(sent, view.toNanos(), null, false, false));
        return new SpaceTimeData(
                view,
                nodes,
                arrows,
                marks,
                roles.stream()
                        .filter(span -> view.shows(span.fromNanos(), span.toNanos()))
                        .toList(),
                faults.stream()
                        .filter(f -> view.shows(f.beginNanos(), f.endNanos()))
                        .toList());
    }

    /** Whether an end of a message is a client. */
    static boolean client(Endpoint endpoint) {
        return !(endpoint instanceof NodeId);
    }
}
