package dev.splitbrain.report.story;

import dev.splitbrain.node.Note;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.report.replay.Recording.RoleChange;
import dev.splitbrain.report.replay.Times;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Tells how a fault begins and ends: what it waited for, whom it hits and what they were, what it loses. */
final class FaultTeller {
    private static final int MOST_NODES = 6;

    private final Trace trace;
    private final Beliefs beliefs;
    private final Telling telling;
    private final Sayings sayings = new Sayings();

    FaultTeller(Trace trace, Beliefs beliefs, Telling telling) {
        this.trace = trace;
        this.beliefs = beliefs;
        this.telling = telling;
    }

    void begins(FaultWindow fault) {
        int row = beganRow(fault);
        if (row == Trace.NONE) return;
        int waitedFor = trace.cause(row);
        if (trace.is(waitedFor, StepKind.NOTED)) {
            telling.tell(
                    waitedFor,
                    trace.who(waitedFor) + " " + sayings.note((Note) trace.recording.content(waitedFor)),
                    "what fault " + fault.fault() + " waits for");
        }
        String begins = isInstant(fault) ? ": " : " begins: ";
        telling.tell(row, "fault " + fault.fault() + begins + fault.label(), remark(fault, leaders(row)));
        each(trace.effects(row, StepKind.CRASHED), effect -> was(effect) + " crashes", "nodes crash");
        each(trace.effects(row, StepKind.PAUSED), effect -> was(effect) + " is paused", "nodes are paused");
        stops(row, trace.firstAt(fault.endNanos() + 1));
    }

    /** Nodes that crash of themselves during a fault: their disks failed, and they cannot go on. */
    private void stops(int fromRow, int toRow) {
        for (int row = fromRow; row < Math.min(toRow, trace.size()); row++) {
            int why = trace.cause(row);
            if (!trace.is(row, StepKind.CRASHED) || !trace.is(why, StepKind.NOTED)) continue;
            telling.tell(why, trace.who(why) + " " + sayings.note((Note) trace.recording.content(why)));
            telling.tell(row, was(row) + " crashes", lostWrites(row));
        }
    }

    /** How long it lasts, and who leads. */
    private String remark(FaultWindow fault, String leaders) {
        boolean toTheEnd = fault.endNanos() >= trace.recording.endNanos();
        if (isInstant(fault)) return leaders;
        String length = toTheEnd ? "to the end" : "for " + Times.span(fault.endNanos() - fault.beginNanos());
        return leaders.isEmpty() ? length : length + "; " + leaders;
    }

    /** A line for each node that something happens to, or one for all of them where they are many, or for one that it happens to often. */
    private void each(List<Integer> rows, IntFunction<String> one, String all) {
        long nodes = rows.stream().map(trace::place).distinct().count();
        if (rows.size() <= MOST_NODES) {
            for (int row : rows)
                telling.tell(row, one.apply(row), trace.is(row, StepKind.CRASHED) ? lostWrites(row) : "");
        } else if (nodes == 1) {
            String last = Times.moment(trace.at(rows.get(rows.size() - 1)));
            telling.tell(
                    rows.get(0),
                    one.apply(rows.get(0)),
                    "and " + (rows.size() - 1) + " times more, the last at " + last);
        } else {
            String times = nodes == rows.size() ? "" : ", " + rows.size() + " times in all";
            telling.tell(rows.get(0), nodes + " " + all + times);
        }
    }

    private String lostWrites(int crash) {
        int lost = trace.recording.other(crash);
        if (lost == 0) return "";
        return lost == 1 ? "loses a write that was not durable" : "loses " + lost + " writes that were not durable";
    }

    /** {@code n1 (leader, term 1)}. */
    private String was(int row) {
        Beliefs.Belief before = beliefs.of(trace.place(row), row - 1);
        return trace.who(row) + (before.role() == null ? "" : " (" + beliefs.role(before.role()) + ")");
    }

    /** Who leads at a row; empty where that is nobody, or many. */
    private String leaders(int row) {
        List<String> leading = new ArrayList<>();
        for (int node = 0; node < trace.recording.nodes().size(); node++) {
            Beliefs.Belief belief = beliefs.of(node, row);
            if (belief.isUp() && belief.leads()) leading.add(trace.name(node) + " is " + beliefs.role(belief.role()));
        }
        return leading.size() > 3 ? "" : String.join(", ", leading);
    }

    /** Whether a fault is over as soon as it has begun: a restart, one message that is lost. */
    private static boolean isInstant(FaultWindow fault) {
        return fault.endNanos() == fault.beginNanos();
    }

    void ends(FaultWindow fault) {
        int began = beganRow(fault);
        for (int row : trace.effects(began, StepKind.FAULT_ENDED)) {
            if (!isInstant(fault)) telling.tell(row, "fault " + fault.fault() + " is over");
            backAgain(row);
            backAgain(began);
        }
    }

    private void backAgain(int cause) {
        each(trace.effects(cause, StepKind.BOOTED), row -> trace.who(row) + " starts again", "nodes start again");
        each(trace.effects(cause, StepKind.RESUMED), row -> trace.who(row) + " goes on", "nodes go on");
    }

    int beganRow(FaultWindow fault) {
        for (int row = trace.firstAt(fault.beginNanos()); row < trace.size(); row++) {
            if (trace.at(row) > fault.beginNanos()) break;
            if (!trace.is(row, StepKind.FAULT_BEGAN)) continue;
            FaultWindow there = trace.recording.faults().get(trace.recording.other(row));
            if (there.fault() == fault.fault() && there.occurrence() == fault.occurrence()) return row;
        }
        return Trace.NONE;
    }

    /** The first message that is lost for each reason, and how many more follow. */
    void losses(int fromRow, int toRow) {
        Map<String, Integer> first = new LinkedHashMap<>();
        Map<String, Integer> count = new LinkedHashMap<>();
        for (int row = fromRow; row <= toRow && row < trace.size(); row++) {
            if (!trace.is(row, StepKind.DROPPED) || trace.cause(row) == Trace.NONE) continue;
            String reason = trace.reason(row);
            first.putIfAbsent(reason, row);
            count.merge(reason, 1, Integer::sum);
        }
        first.forEach((reason, row) -> telling.tell(
                row,
                lost(row) + " is lost: " + reason,
                count.get(reason) == 1 ? "" : "the first of " + count.get(reason) + " such"));
    }

    /** {@code n3 -> n1 AppendEntries (term 2)}. */
    String lost(int dropped) {
        int sent = trace.cause(dropped);
        return trace.who(sent) + " -> " + trace.who(dropped) + " " + sayings.message(trace.recording.content(dropped));
    }

    /** What faults were on at a row. */
    List<FaultWindow> during(List<FaultWindow> faults, long fromNanos, long toNanos) {
        return faults.stream()
                .filter(fault -> fault.beginNanos() <= toNanos && fault.endNanos() >= fromNanos)
                .toList();
    }

    /** The last leader before a row. */
    RoleChange leaderBefore(int row) {
        RoleChange last = null;
        for (RoleChange change : trace.recording.roles()) {
            if (change.row() >= row) break;
            if (RoleNote.leads(change.role())) last = change;
        }
        return last;
    }
}
