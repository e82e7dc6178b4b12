package dev.splitbrain.protocol.viewstamped;

import dev.splitbrain.node.DurableLog;
import java.util.Comparator;
import java.util.List;

/** Viewstamped Replication, and variants that are wrong on purpose in one place each: for lessons, and to see that checks catch them. */
public enum Mutant {
    /** As it should be. */
    NONE(new Rules()),

    /** WRONG: a replica takes part at once after a crash, with an empty log, as if it had never promised anything. */
    RECOVERS_WITHOUT_ASKING(new Rules() {
        @Override
        boolean asksBeforeItTakesPart() {
            return false;
        }
    }),

    /** WRONG: answers to a recovery before the last crash count too, so that the log may be an old one. */
    ACCEPTS_STALE_RECOVERY(new Rules() {
        @Override
        boolean isAnswer(long nonce, long answeredNonce) {
            return true;
        }
    }),

    /** WRONG: one backup less than f must have an operation, so that it may die with the primary. */
    COMMITS_TOO_EARLY(new Rules() {
        @Override
        int prepareOks(int f) {
            return Math.max(0, f - 1);
        }
    }),

    /** WRONG: f replicas begin a view, among whom nobody need have what was committed. */
    VIEW_CHANGE_OFF_BY_ONE(new Rules() {
        @Override
        int doViewChanges(int f) {
            return Math.max(1, f);
        }
    }),

    /** WRONG: a new view begins with the longest log, though a shorter one is of a later view. */
    LONGEST_LOG(new Rules() {
        @Override
        Comparator<ViewstampedMessage.DoViewChange> best() {
            return Comparator.comparingLong(message -> message.log().opNumber());
        }
    }),

    /** WRONG: a request that comes twice takes effect twice. */
    FORGETS_CLIENT_TABLE(new Rules() {
        @Override
        boolean keepsClientTable() {
            return false;
        }
    }),

    /** WRONG: a replica drops what is not committed when it asks for the state of a later view, as §5.2 has it (Vanlightly 2022). */
    CUTS_BEFORE_TRANSFER(new Rules() {
        @Override
        boolean cutsBeforeTransfer() {
            return true;
        }
    }),

    /** WRONG: a view change waits for its primary for ever, which may be dead. */
    WAITS_FOR_DEAD_PRIMARY(new Rules() {
        @Override
        boolean givesUpViewChanges() {
            return false;
        }
    }),

    /** WRONG, where the log is on disk: operations are told before they are there, so that a crash forgets them. */
    ANSWERS_BEFORE_DURABLE(new Rules() {
        @Override
        void append(DurableLog<Entry> onDisk, List<Entry> entries) {
            for (Entry entry : entries) onDisk.appendUnforced(entry);
        }
    });

    private final Rules rules;

    Mutant(Rules rules) {
        this.rules = rules;
    }

    Rules rules() {
        return rules;
    }
}
