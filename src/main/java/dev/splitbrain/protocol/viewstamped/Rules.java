package dev.splitbrain.protocol.viewstamped;

import dev.splitbrain.node.DurableLog;
import java.util.Comparator;
import java.util.List;

/** The decisions that safety and progress hang on, each with the right answer. A {@link Mutant} gets one of them wrong. */
class Rules {
    /** Whether a replica that has been here before asks the others before it takes part (§4.3). */
    boolean asksBeforeItTakesPart() {
        return true;
    }

    /** Whether an answer is to this recovery, and not to one before another crash (§4.3). */
    boolean isAnswer(long nonce, long answeredNonce) {
        return nonce == answeredNonce;
    }

    /** How many other replicas must have an operation before the primary executes it: f of them (§4.1). */
    int prepareOks(int f) {
        return f;
    }

    /** How many DoViewChange messages begin a view, the new primary's own among them: f + 1 (§4.2). */
    int doViewChanges(int f) {
        return f + 1;
    }

    /** Whose log begins a view: the largest last normal view, and of several the largest op-number (§4.2). */
    Comparator<ViewstampedMessage.DoViewChange> best() {
        return Comparator.comparingLong(ViewstampedMessage.DoViewChange::lastNormalView)
                .thenComparingLong(message -> message.log().opNumber());
    }

    /** Whether a request that comes twice takes effect once, by the client table (§4.1). */
    boolean keepsClientTable() {
        return true;
    }

    /** Whether a replica that has learned of a later view drops what is not committed before it has the later log. */
    boolean cutsBeforeTransfer() {
        return false;
    }

    /** Whether a view change that does not end is given up for the next view (§4.2). */
    boolean givesUpViewChanges() {
        return true;
    }

    /** Durable only: entries are on disk before they are told. */
    void append(DurableLog<Entry> onDisk, List<Entry> entries) {
        onDisk.appendAll(entries);
    }
}
