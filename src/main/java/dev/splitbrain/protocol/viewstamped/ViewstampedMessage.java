package dev.splitbrain.protocol.viewstamped;

import dev.splitbrain.node.Message;
import java.util.List;
import java.util.Optional;

/** What the replicas say. The sender's number is on the envelope. */
public sealed interface ViewstampedMessage extends Message {
    // Normal operation (§4.1)

    /** The primary orders a request; all operations up to {@code commitNumber} are committed. */
    record Prepare(long view, Entry entry, long commitNumber) implements ViewstampedMessage {
        @Override
        public long sizeBytes() {
            return 256;
        }
    }

    /** The backup has all operations up to this one in its log. */
    record PrepareOk(long view, long opNumber) implements ViewstampedMessage {}

    /** The primary has nothing to order, and is alive. */
    record Commit(long view, long commitNumber) implements ViewstampedMessage {}

    // View changes (§4.2)

    /** The sender has left its view for this one, and takes part in no earlier one any more. */
    record StartViewChange(long view) implements ViewstampedMessage {}

    /** To the primary of the new view: what the sender has, and which view it was in when its status was last normal. */
    record DoViewChange(long view, long lastNormalView, LogCopy log, long commitNumber, List<Long> crashes)
            implements ViewstampedMessage {
        public DoViewChange {
            crashes = List.copyOf(crashes);
        }

        @Override
        public long sizeBytes() {
            return 128 + log.sizeBytes();
        }
    }

    /** The new primary's log, with which the view begins. */
    record StartView(long view, LogCopy log, long commitNumber) implements ViewstampedMessage {
        @Override
        public long sizeBytes() {
            return 128 + log.sizeBytes();
        }
    }

    // Recovery (§4.3)

    /** The sender has crashed, and asks where the group is. */
    record Recovery(long nonce) implements ViewstampedMessage {}

    /** The answer to the recovery of that nonce; the log comes from a primary only. */
    record RecoveryResponse(long view, long nonce, Optional<LogCopy> log, long commitNumber, List<Long> crashes)
            implements ViewstampedMessage {
        public RecoveryResponse {
            crashes = List.copyOf(crashes);
        }

        @Override
        public long sizeBytes() {
            return 128 + log.map(LogCopy::sizeBytes).orElse(0L);
        }
    }

    // State transfer (§5.2)

    /** The sender lacks what comes after this operation in this view. */
    record GetState(long view, long opNumber) implements ViewstampedMessage {}

    /** The operations that were asked for. */
    record NewState(long view, LogCopy log, long commitNumber) implements ViewstampedMessage {
        @Override
        public long sizeBytes() {
            return 128 + log.sizeBytes();
        }
    }
}
