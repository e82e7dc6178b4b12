package dev.splitbrain.report.spacetime;

import dev.splitbrain.node.Endpoint;
import dev.splitbrain.trace.DropReason;

/**
 * A message on its way.
 *
 * @param type the name of its kind, {@code AppendEntries}
 * @param words its content
 * @param endNanos when it arrived or was dropped; the end of the part that is shown, where neither happened in it
 * @param drop why it never arrived; null where it did or still may
 * @param arrived whether it arrived in the part that is shown
 * @param copy whether it is the second or a later arrival of one message
 */
record Arrow(
        Endpoint from,
        Endpoint to,
        String type,
        String words,
        long sentNanos,
        long endNanos,
        DropReason drop,
        boolean arrived,
        boolean copy) {
    boolean lost() {
        return drop != null;
    }

    long delayNanos() {
        return endNanos - sentNanos;
    }
}
