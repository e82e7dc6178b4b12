package dev.splitbrain.protocol.commit;

/**
 * What a coordinator answers about a transaction that it knows nothing of, and which records and acknowledgements that
 * allows to leave out (Mohan, Lindsay and Obermarck 1986, §3).
 */
public enum Presumption {
    /** Nothing is left out: both decisions are forced, and acknowledged by all before the coordinator forgets. */
    NOTHING(Outcome.ABORT, true, true, false),

    /** Abort: one that aborts is forgotten at once, without a record and without acknowledgements. */
    ABORT(Outcome.ABORT, true, false, false),

    /** Commit: commits need no acknowledgement, but who takes part must be on disk before anyone is asked to prepare. */
    COMMIT(Outcome.COMMIT, false, true, true);

    private final Outcome answer;
    private final boolean acknowledgesCommit;
    private final boolean acknowledgesAbort;
    private final boolean collects;

    Presumption(Outcome answer, boolean acknowledgesCommit, boolean acknowledgesAbort, boolean collects) {
        this.answer = answer;
        this.acknowledgesCommit = acknowledgesCommit;
        this.acknowledgesAbort = acknowledgesAbort;
        this.collects = collects;
    }

    /** What no information means. Even where nothing is presumed it means abort: a commit would have left a record. */
    Outcome answer() {
        return answer;
    }

    /** Whether participants force this decision and acknowledge it. */
    boolean acknowledges(Outcome outcome) {
        return outcome == Outcome.COMMIT ? acknowledgesCommit : acknowledgesAbort;
    }

    /** Whether the coordinator forces a record of who takes part before it asks them. */
    boolean collects() {
        return collects;
    }
}
