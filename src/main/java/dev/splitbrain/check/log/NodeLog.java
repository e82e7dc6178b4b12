package dev.splitbrain.check.log;

import dev.splitbrain.node.RoleNote;

/** What is known of one node's log. */
final class NodeLog {
    final Window<Entry> entries = new Window<>();
    String role = "";
    long roleEpoch;
    long committed; // the highest index it ever knew to be committed
    long applied; // by its present machine
    boolean restarted; // and has not written since: a crash may have lost entries at the end

    boolean leads() {
        return RoleNote.leads(role);
    }

    /** The epoch of the entry before the next one. */
    long epochBefore(long index) {
        if (index == 1) return 0;
        Entry previous = entries.at(index - 1);
        return previous == null ? Entry.UNKNOWN_EPOCH : previous.epoch();
    }
}
