package dev.splitbrain.check.log;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether the nodes' logs kept the five properties of figure 3 of the Raft paper at every step. Tells the first breach. */
public final class LogInvariants implements Check {
    private static final int FORGET_EVERY = 1 << 12;
    private static final long MOST_KEPT = 1 << 20; // indexes, even where a node lags further behind

    private final Map<NodeId, NodeLog> logs = new TreeMap<>();
    private final EntryTable entries = new EntryTable();
    private final Commits commits = new Commits();
    private final AppliedContents appliedContents = new AppliedContents();
    private final TreeMap<Long, NodeId> leaders = new TreeMap<>(); // by term
    private long forgotten;
    private long appended;
    private Step.Noted now;
    private Verdict violation;

    @Override
    public String name() {
        return "log-invariants";
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED, StepKind.CRASHED, StepKind.BOOTED);
    }

    @Override
    public Set<Class<? extends Note>> wantsNotes() {
        return Set.of(LogNote.class, RoleNote.class);
    }

    @Override
    public void accept(Step step) {
        if (violation != null) return;
        if (step instanceof Step.Noted noted) {
            now = noted;
            NodeLog log = log(noted.node());
            if (noted.note() instanceof RoleNote role) onRole(log, role);
            else if (noted.note() instanceof LogNote note) onLog(log, note);
        } else if (step instanceof Step.Crashed crashed) {
            log(crashed.node()).role = "";
        } else if (step instanceof Step.Booted booted) {
            NodeLog log = log(booted.node());
            log.role = "";
            log.applied = 0; // the machine is empty at every start
            log.restarted = true;
        }
    }

    private NodeLog log(NodeId node) {
        return logs.computeIfAbsent(node, n -> new NodeLog());
    }

    private void onLog(NodeLog log, LogNote note) {
        if (note instanceof LogNote.Appended appended) onAppended(log, appended);
        else if (note instanceof LogNote.Truncated truncated) onTruncated(log, truncated);
        else if (note instanceof LogNote.Compacted compacted) onCompacted(log, compacted);
        else if (note instanceof LogNote.Committed committed) onCommitted(log, committed);
        else if (note instanceof LogNote.Applied applied) onApplied(log, applied);
    }

    private void onRole(NodeLog log, RoleNote note) {
        log.role = note.role();
        log.roleEpoch = note.epoch();
        if (!log.leads()) return;
        NodeId other = leaders.putIfAbsent(note.epoch(), now.node());
        if (other != null && !other.equals(now.node()))
            violated("election safety", 0, "became leader of term " + note.epoch() + ", but so had " + other);
        // Leader completeness: what was committed in an earlier term is in the log of every later leader.
        Commits.Commit commit = commits.lastBefore(note.epoch());
        if (commit == null) return;
        Entry there = log.entries.at(commit.entry().index());
        boolean tooShort = log.entries.length() < commit.entry().index();
        if (tooShort || there != null && there != commit.entry())
            violated(
                    "leader completeness",
                    commit.entry().index(),
                    "became leader of term " + note.epoch() + " without " + commit);
    }

    private void onAppended(NodeLog log, LogNote.Appended note) {
        appended++;
        if (log.restarted && note.index() <= log.entries.length()) log.entries.cut(note.index() - 1);
        log.restarted = false;
        if (note.index() <= log.entries.length()) {
            violated(
                    "log discipline",
                    note.index(),
                    "wrote entry " + note.index() + " although its log has " + log.entries.length());
            return;
        }
        if (note.index() > log.entries.length() + 1) {
            violated(
                    "log discipline",
                    note.index(),
                    "wrote entry " + note.index() + " although its log ends at " + log.entries.length());
            return;
        }
        long previous = log.epochBefore(note.index());
        Entry entry = entries.find(note.index(), note.epoch());
        if (entry == null) {
            entry = new Entry(note.index(), note.epoch(), previous, note.entry());
            entries.add(entry);
        } else if (!entry.matches(previous, note.entry())) {
            String difference = entry.content().equals(note.entry())
                    ? "after an entry of term " + previous + ", elsewhere it follows one of term "
                            + entry.previousEpoch()
                    : "with " + EntryWords.of(note.entry()) + ", elsewhere it holds " + EntryWords.of(entry.content());
            violated("log matching", note.index(), "has " + entry + " " + difference);
        }
        log.entries.add(entry);
    }

    private void onTruncated(NodeLog log, LogNote.Truncated note) {
        if (note.fromIndex() > log.entries.length()) return;
        if (log.leads())
            violated(
                    "leader append-only",
                    note.fromIndex(),
                    "leads term " + log.roleEpoch + " and removed entry " + note.fromIndex());
        else if (!log.restarted && note.fromIndex() <= log.committed && isCommitted(log, note.fromIndex()))
            violated(
                    "state machine safety",
                    note.fromIndex(),
                    "removed entry " + note.fromIndex() + " although it knew it to be committed");
        log.entries.cut(note.fromIndex() - 1);
    }

    /**
     * Whether what the log holds there is what was committed. It may be an older entry: a node that learns of a commit, and
     * crashes before the entry is on its disk, finds there again what it had before.
     */
    private boolean isCommitted(NodeLog log, long index) {
        Entry committed = commits.at(index);
        return committed == null || committed == log.entries.at(index);
    }

    private void onCompacted(NodeLog log, LogNote.Compacted note) {
        Entry there = log.entries.at(note.throughIndex());
        boolean own = there != null && there.epoch() == note.epoch();
        if (!own && log.entries.length() <= note.throughIndex() || there != null && !own) {
            log.entries.restartAfter(note.throughIndex() - 1);
            Entry known = entries.find(note.throughIndex(), note.epoch());
            log.entries.add(known != null ? known : snapshotEntry(note));
        }
        log.committed = Math.max(log.committed, note.throughIndex());
        log.applied = Math.max(log.applied, note.throughIndex());
    }

    private Entry snapshotEntry(LogNote.Compacted note) {
        Entry entry = new Entry(note.throughIndex(), note.epoch(), Entry.UNKNOWN_EPOCH, Entry.UNKNOWN);
        entries.add(entry);
        return entry;
    }

    private void onCommitted(NodeLog log, LogNote.Committed note) {
        if (note.throughIndex() > log.entries.length()) {
            violated(
                    "state machine safety",
                    note.throughIndex(),
                    "holds entry " + note.throughIndex() + " for committed, but its log ends at "
                            + log.entries.length());
            return;
        }
        log.committed = Math.max(log.committed, note.throughIndex());
        Entry entry = log.entries.at(note.throughIndex());
        if (entry == null) return; // forgotten: compared long ago
        Commits.Commit other = commits.add(entry, log, now);
        if (other != null)
            violated(
                    "state machine safety",
                    entry.index(),
                    "holds " + entry + " for committed, but " + other + " there");
        maybeForget();
    }

    private void onApplied(NodeLog log, LogNote.Applied note) {
        if (note.index() != log.applied + 1)
            violated(
                    "state machine safety",
                    note.index(),
                    "applied entry " + note.index() + " after entry " + log.applied);
        else if (!appliedContents.agrees(note.index(), note.entry()))
            violated(
                    "state machine safety",
                    note.index(),
                    "applied " + EntryWords.of(note.entry()) + " at " + note.index() + ", where another node applied "
                            + appliedContents.firstAt(note.index()));
        log.applied = note.index();
    }

    /** Forgets what every node knows to be committed. */
    private void maybeForget() {
        if (commits.length() < forgotten + FORGET_EVERY) return;
        long known = commits.length();
        for (NodeLog log : logs.values()) known = Math.min(known, log.committed);
        long through = Math.max(known, entries.length() - MOST_KEPT) - 1;
        if (through < forgotten + FORGET_EVERY) return;
        forgotten = through;
        entries.forget(through);
        commits.forget(through);
        appliedContents.forget(through);
        for (NodeLog log : logs.values()) log.entries.forget(through);
    }

    private void violated(String property, long index, String what) {
        if (violation != null) return;
        String reason = property + ": " + now.node() + " " + what + ", at " + Quantity.moment(now.timeNanos());
        violation = Verdict.violated("", "", reason).at(now.timeNanos());
        if (index > 0) violation = violation.because(new LogPosition(index));
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        String measured = Quantity.count(entries.length(), "log position") + ", " + Quantity.count(logs.size(), "node");
        if (violation != null) return violation.measured(measured, "");
        if (appended == 0) return Verdict.undecided("no log", "no node told of entries in its log");
        return Verdict.valid(measured);
    }
}
