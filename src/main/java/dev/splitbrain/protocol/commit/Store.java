package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.node.TransactionNote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One participant's store: its share of the keys, their locks, and the log from which both come back after a crash. Writes
 * are deferred until the commit, so that an abort has nothing to undo. How the decision is reached is not its business.
 */
final class Store {
    /** How far this participant is with a transaction. */
    enum State {
        UNKNOWN,
        /** Waiting for locks: it has not voted. */
        WAITING,
        PREPARED,
        COMMITTED,
        ABORTED
    }

    /** Who passes the vote on. May be told the same vote again, for a request to prepare that came again. */
    interface Voter {
        void voteYes(Branch branch, SortedMap<String, Object> values);

        void voteNo(Branch branch, Refusal reason);
    }

    /**
     * Where stores differ.
     *
     * @param forcesPrepare false only in mutants
     * @param forcesCommit whether a commit is acknowledged, so that the coordinator may forget it
     * @param forcesAbort the same for an abort
     * @param locksAfterRestart false only in mutants
     */
    record Rules(
            OnConflict onConflict,
            boolean forcesPrepare,
            boolean forcesCommit,
            boolean forcesAbort,
            boolean locksAfterRestart) {}

    private final Context<?> ctx;
    private final Layout layout;
    private final Rules rules;
    private final Voter voter;
    private final DurableLog<StoreRecord> log; // durable
    private final SortedMap<String, Object> values = new TreeMap<>();
    private final Map<TransactionId, State> states = new LinkedHashMap<>();
    private final Map<TransactionId, Branch> prepared =
            new LinkedHashMap<>(); // in doubt, in the order of their records
    private final List<Branch> waiting = new ArrayList<>(); // for locks, in the order of arrival
    private final Map<RequestId, TransactionId> attempts = new LinkedHashMap<>(); // prepared or committed
    private final Map<RequestId, Integer> newestStart = new LinkedHashMap<>(); // of the attempts seen
    private final Map<TransactionId, Refusal> refusals = new LinkedHashMap<>(); // since the start
    private final Locks locks = new Locks();

    Store(Context<?> ctx, Layout layout, Rules rules, Voter voter) {
        this.ctx = ctx;
        this.layout = layout;
        this.rules = rules;
        this.voter = voter;
        log = ctx.disk().log("participant");
        for (StoreRecord record : log) replay(record);
        for (Branch branch : prepared.values()) stayInDoubt(branch);
    }

    // ---- recovery ----

    private void replay(StoreRecord record) {
        saw(record.id());
        if (record instanceof StoreRecord.Prepared before) {
            prepared.put(before.id(), before.branch());
            attempts.put(before.id().request(), before.id());
            states.put(before.id(), State.PREPARED);
        } else {
            Branch branch = prepared.remove(record.id());
            boolean committed = record instanceof StoreRecord.Committed;
            if (committed) values.putAll(layout.writes(branch));
            else forgetAttempt(record.id());
            states.put(record.id(), committed ? State.COMMITTED : State.ABORTED);
        }
    }

    /** In doubt before the crash, in doubt after it: its locks are taken again before anything else is. */
    private void stayInDoubt(Branch branch) {
        if (rules.locksAfterRestart()) lock(branch);
        ctx.note(new TransactionNote.Prepared(branch.id()));
    }

    // ---- voting ----

    /** A coordinator asks to prepare. The voter hears the answer now, or when the locks are free. */
    void prepare(Branch branch) {
        switch (state(branch.id())) {
            case UNKNOWN -> consider(branch);
            case PREPARED -> voter.voteYes(branch, read(branch));
            case ABORTED -> voter.voteNo(branch, refusals.getOrDefault(branch.id(), Refusal.ABORTED));
            case WAITING, COMMITTED -> {} // a duplicate: the vote will come, or has done its work
        }
    }

    private void consider(Branch branch) {
        saw(branch.id());
        if (hasOtherAttempt(branch.id())) {
            refuse(branch, Refusal.DUPLICATE);
        } else if (!isBehindAnother(branch) && lock(branch)) {
            promise(branch);
        } else if (rules.onConflict() == OnConflict.WAIT) {
            states.put(branch.id(), State.WAITING);
            waiting.add(branch);
        } else {
            refuse(branch, Refusal.CONFLICT);
        }
    }

    private void saw(TransactionId id) {
        newestStart.merge(id.request(), id.start(), Math::max);
    }

    /** Whether another attempt of its request came later, or is prepared or committed: a request takes effect once. */
    private boolean hasOtherAttempt(TransactionId id) {
        return newestStart.get(id.request()) > id.start() || attempts.containsKey(id.request());
    }

    private boolean lock(Branch branch) {
        return locks.tryAcquire(
                branch.id(), layout.reads(branch), layout.writes(branch).keySet());
    }

    /** Whether one that waits longer needs the same lock: nobody overtakes, or writers would starve behind readers. */
    private boolean isBehindAnother(Branch branch) {
        for (Branch earlier : waiting) {
            if (earlier.id().equals(branch.id())) return false;
            if (conflict(earlier, branch)) return true;
        }
        return false;
    }

    private boolean conflict(Branch one, Branch other) {
        Predicate<String> ofOne = one.transaction().keys()::contains;
        Predicate<String> ofOther = other.transaction().keys()::contains;
        return layout.writes(one).keySet().stream().anyMatch(ofOther)
                || layout.writes(other).keySet().stream().anyMatch(ofOne);
    }

    private void promise(Branch branch) {
        StoreRecord record = new StoreRecord.Prepared(branch);
        if (rules.forcesPrepare()) log.append(record);
        else log.appendUnforced(record);
        prepared.put(branch.id(), branch);
        attempts.put(branch.id().request(), branch.id());
        states.put(branch.id(), State.PREPARED);
        ctx.note(new TransactionNote.Prepared(branch.id()));
        voter.voteYes(branch, read(branch));
    }

    private void refuse(Branch branch, Refusal reason) {
        ctx.note(new TransactionNote.Refused(branch.id(), reason.words()));
        recordAbort(branch.id(), rules.forcesAbort());
        refusals.put(branch.id(), reason); // so that a copy of the question gets the same answer
        voter.voteNo(branch, reason);
    }

    private SortedMap<String, Object> read(Branch branch) {
        SortedMap<String, Object> read = new TreeMap<>();
        for (String key : layout.reads(branch)) read.put(key, values.get(key));
        return read;
    }

    // ---- the decision ----

    /** The decision is to commit. Harmless where it is known already. */
    void commit(TransactionId id) {
        Branch branch = prepared.remove(id);
        if (branch == null) {
            // No prepare record, no way to commit: this participant broke its promise. Only mutants come here.
            if (state(id) == State.UNKNOWN) abort(id, rules.forcesCommit());
            return;
        }
        append(new StoreRecord.Committed(id), rules.forcesCommit());
        values.putAll(layout.writes(branch));
        states.put(id, State.COMMITTED);
        ctx.note(new TransactionNote.DecidedCommit(id));
        release(branch);
    }

    /** The decision is to abort; of one not yet prepared too, which then never will be. */
    void abort(TransactionId id) {
        abort(id, rules.forcesAbort());
    }

    private void abort(TransactionId id, boolean forced) {
        State state = state(id);
        if (state == State.COMMITTED || state == State.ABORTED) return; // decided: a late answer changes nothing
        drop(id, forced);
        ctx.note(new TransactionNote.DecidedAbort(id));
    }

    /** Aborts on its own account one that it has not voted on; forced, since others will act on it. */
    void abortUnilaterally(TransactionId id) {
        drop(id, true);
    }

    private void drop(TransactionId id, boolean forced) {
        Branch branch = prepared.remove(id);
        waiting.removeIf(waiter -> waiter.id().equals(id));
        recordAbort(id, forced);
        if (branch != null) forgetAttempt(id);
        if (branch != null) release(branch);
        else admitWaiting();
    }

    private void recordAbort(TransactionId id, boolean forced) {
        saw(id); // as after a crash
        append(new StoreRecord.Aborted(id), forced);
        states.put(id, State.ABORTED);
    }

    private void forgetAttempt(TransactionId id) {
        attempts.remove(id.request(), id);
    }

    private void append(StoreRecord record, boolean forced) {
        if (forced) log.append(record);
        else log.appendUnforced(record);
    }

    private void release(Branch branch) {
        locks.release(branch.id(), branch.transaction().keys());
        admitWaiting();
    }

    private void admitWaiting() {
        for (Branch branch : List.copyOf(waiting)) {
            if (hasOtherAttempt(branch.id())) {
                waiting.remove(branch);
                refuse(branch, Refusal.DUPLICATE);
            } else if (!isBehindAnother(branch) && lock(branch)) {
                waiting.remove(branch);
                promise(branch);
            }
        }
    }

    // ---- questions ----

    State state(TransactionId id) {
        return states.getOrDefault(id, State.UNKNOWN);
    }

    /** How far it is with an attempt of the same request; once one is aborted here, no earlier one will be prepared. */
    State otherAttempt(TransactionId id) {
        TransactionId other = attempts.get(id.request());
        return other == null ? State.UNKNOWN : state(other);
    }

    /** The transactions that it is in doubt about, oldest first. */
    List<Branch> inDoubt() {
        return List.copyOf(prepared.values());
    }

    /** The branch that it is in doubt about. */
    Branch branch(TransactionId id) {
        return prepared.get(id);
    }
}
