package dev.splitbrain.protocol.viewstamped;

import dev.splitbrain.node.Note;
import dev.splitbrain.node.RoleNote;

/** What a replica tells of itself, besides its log. */
public sealed interface ViewstampedNote extends Note {
    /** A note by which the replica's status, or its part in a view, changed; the epoch is the view-number. */
    sealed interface Status extends ViewstampedNote, RoleNote {
        long view();

        @Override
        default long epoch() {
            return view();
        }

        @Override
        default String epochName() {
            return "view";
        }
    }

    /** Status normal, and view mod n is this replica. */
    record BecamePrimary(long view) implements Status {
        @Override
        public String role() {
            return "primary";
        }
    }

    /** Status normal, and another replica is the primary. */
    record BecameBackup(long view) implements Status {
        @Override
        public String role() {
            return "backup";
        }
    }

    /** Status view-change: it takes part in no view until this one begins. */
    record BeganViewChange(long view) implements Status {
        @Override
        public String role() {
            return "view-change";
        }
    }

    /** Status recovering: it knows nothing, and takes part in nothing but its recovery. */
    record BeganRecovery(long view, long nonce) implements Status {
        @Override
        public String role() {
            return "recovering";
        }
    }

    /** Sent what it has to the primary of the view that is about to begin. */
    record SentDoViewChange(long view, long lastNormalView, long opNumber) implements ViewstampedNote {}

    /** Has the group's view and log again. */
    record Recovered(long view, long opNumber) implements ViewstampedNote {}

    /** Took operations that it lacked from another replica. */
    record TransferredState(long view, long opNumber) implements ViewstampedNote {}
}
