package dev.splitbrain.report.story;

import dev.splitbrain.check.WriteLost;
import dev.splitbrain.history.Operation;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.report.replay.Recording.RoleChange;
import dev.splitbrain.report.replay.Times;
import dev.splitbrain.report.story.LogHolders.Change;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.StepKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How an acknowledged write was lost: who had it, what befell them, who led then, and what stands in its place. */
final class LostWriteStory {
    private static final int MOST_NODES = 7; // that are told one by one
    private static final int MOST_LEADERS = 4;
    private static final long NARROWEST_NANOS = 40_000_000;

    private final Run run;
    private final Operation write;
    private final NodeId judge; // applied most, and lacks it
    private final LogHolders holders;
    private final List<Change> gains;
    private final List<Change> losses;
    private final Sayings sayings = new Sayings();

    LostWriteStory(Run run, WriteLost lost) {
        this.run = run;
        write = lost.write();
        judge = lost.appliedMost();
        holders = new LogHolders(run.trace, write);
        gains = holders.changes().stream().filter(Change::has).toList();
        losses = holders.changes().stream().filter(change -> !change.has()).toList();
    }

    /** Whether nodes told of having it. */
    boolean knowsItsWay() {
        return !gains.isEmpty();
    }

    Story tell(List<String> heading) {
        run.operationTeller.tell(write);
        written();
        for (Change loss : losses.subList(0, Math.min(losses.size(), MOST_NODES))) lost(loss);
        int another = inItsPlace();
        int last = Math.max(another, run.trace.of(write.request()).completed);
        for (Change loss : losses) last = Math.max(last, loss.row());
        leaders(last);
        losses.forEach(loss -> faultBefore(loss.row()));
        if (losses.isEmpty() && another != Trace.NONE)
            faultBefore(Math.max(another, gains.get(0).row()));
        List<Integer> rows = run.telling.rows();
        long from = run.trace.at(rows.get(0));
        long until = run.trace.at(rows.get(rows.size() - 1));
        long width = Math.max(NARROWEST_NANOS, (until - from) * 3 / 2);
        return new Story(heading, run.telling.lines(), closing(), (from + until) / 2, width);
    }

    /** Who wrote it first, and who besides; those that got it again, having lost it. */
    private void written() {
        Change first = gains.get(0);
        Set<String> others = new LinkedHashSet<>();
        int lastOther = Trace.NONE;
        for (Change gain : gains) {
            boolean again = losses.stream().anyMatch(loss -> loss.node() == gain.node() && loss.row() < gain.row());
            if (again) run.telling.tell(gain.row(), writes(gain) + " again");
            else if (gain != first && others.add(run.trace.name(gain.node()))) lastOther = gain.row();
        }
        String besides = others.isEmpty()
                ? ""
                : "as " + (others.size() == 1 ? "does " : "do ") + names(others) + " by "
                        + Times.moment(run.trace.at(lastOther));
        run.telling.tell(first.row(), writes(first), besides);
    }

    private String writes(Change gain) {
        return run.trace.name(gain.node()) + " writes it at position " + gain.position() + " of its log";
    }

    private static String names(Set<String> names) {
        return names.size() > MOST_NODES ? names.size() + " others" : String.join(" ", names);
    }

    private void lost(Change loss) {
        int more = losses.size() - MOST_NODES;
        boolean lastTold = more > 0 && loss == losses.get(MOST_NODES - 1);
        String others =
                lastTold ? (more == 1 ? "1 such loss follows" : Quantity.count(more) + " such losses follow") : "";
        String who = run.trace.name(loss.node());
        if (run.trace.is(loss.row(), StepKind.BOOTED)) {
            run.telling.tell(loss.row(), who + " starts again without it", join(onDisk(loss.row()), others));
            run.trace.effects(loss.row(), StepKind.NOTED).forEach(run.noteTeller::tellIfRare);
        } else {
            int handler = run.trace.cause(loss.row());
            run.telling.tell(
                    loss.row(),
                    who + " removes its log from position " + from(loss) + " on, and the write with it",
                    join(run.roleTeller.because(handler), others));
        }
    }

    private static String join(String remark, String more) {
        return more.isEmpty() ? remark : remark.isEmpty() ? more : remark + "; " + more;
    }

    private long from(Change loss) {
        return run.trace.recording.content(loss.row()) instanceof LogNote.Truncated truncated
                ? truncated.fromIndex()
                : loss.position();
    }

    /** How much of its log a node found when it started. */
    private String onDisk(int booted) {
        long through = 0;
        for (int effect : run.trace.effects(booted, StepKind.NOTED)) {
            Object note = run.trace.recording.content(effect);
            if (note instanceof LogNote.Appended appended) through = Math.max(through, appended.index());
            if (note instanceof LogNote.Applied applied) through = Math.max(through, applied.index());
            if (note instanceof LogNote.Compacted compacted) through = Math.max(through, compacted.throughIndex());
        }
        return through == 0 ? "its log is empty" : "its log ends at position " + through;
    }

    /** Who came to lead, up to the first after the loss; of many the one who had it written, and those who had it removed. */
    private void leaders(int last) {
        List<RoleChange> leading = run.trace.recording.roles().stream()
                .filter(change -> RoleNote.leads(change.role()))
                .toList();
        Set<RoleChange> told = new LinkedHashSet<>();
        List<RoleChange> until =
                leading.stream().filter(change -> change.row() <= last).toList();
        if (until.size() <= MOST_LEADERS) told.addAll(until);
        RoleChange before = run.faultTeller.leaderBefore(gains.get(0).row());
        if (before != null) told.add(before);
        losses.forEach(loss -> remover(loss).ifPresent(told::add));
        told.forEach(run.roleTeller::briefly);
    }

    /** How the sender of the message that made a node remove the write had come to lead. */
    private Optional<RoleChange> remover(Change loss) {
        int handler = run.trace.cause(loss.row());
        if (!run.trace.is(handler, StepKind.DELIVERED)) return Optional.empty();
        int sent = run.trace.cause(handler);
        if (!run.trace.isNode(run.trace.place(sent))) return Optional.empty();
        Beliefs.Belief sender = run.beliefs.of(run.trace.place(sent), sent);
        return sender.leads() ? Optional.of(sender.role()) : Optional.empty();
    }

    /** What was written where the write had been, once it was lost; or what the node has there that never had it. */
    private int inItsPlace() {
        boolean never = gains.stream().noneMatch(gain -> gain.node() == judge.index());
        if (!never && losses.isEmpty()) return Trace.NONE;
        long position = never ? gains.get(0).position() : losses.get(0).position();
        for (int row = never ? 0 : losses.get(0).row(); row < run.trace.size(); row++) {
            if (never && run.trace.place(row) != judge.index() || !writesAnother(row, position)) continue;
            Object entry = ((LogNote.Appended) run.trace.recording.content(row)).entry();
            run.telling.tell(
                    row,
                    run.trace.who(row) + " writes at position " + position
                            + (never ? " of its own log: " : " in its place: ") + sayings.message(entry));
            return row;
        }
        return Trace.NONE;
    }

    /** Whether a node writes something else at a position of its log. */
    private boolean writesAnother(int row, long position) {
        return run.trace.is(row, StepKind.NOTED)
                && run.trace.recording.content(row) instanceof LogNote.Appended appended
                && appended.index() == position
                && !holders.isIn(appended.entry())
                && !run.trace.is(run.trace.cause(row), StepKind.BOOTED);
    }

    /** The last fault that began before a row. */
    private void faultBefore(int row) {
        FaultWindow last = null;
        for (FaultWindow fault : run.faults) if (run.faultTeller.beganRow(fault) < row) last = fault;
        if (last == null) return;
        run.faultTeller.begins(last);
        run.faultTeller.ends(last);
    }

    private List<String> closing() {
        List<String> have = holders.atTheEnd();
        if (have.isEmpty()) return List.of("At the end no node has it.");
        String lacks = have.contains(judge.name()) ? "" : "; " + judge + ", which applied most, never applied it";
        return List.of("At the end " + have.size() + " of "
                + run.trace.recording.nodes().size() + " have it in their logs, " + String.join(" ", have) + lacks
                + ".");
    }
}
