package dev.splitbrain.protocol.viewstamped;

import java.util.List;
import java.util.Optional;

/** The log as it crosses the network: all operations after one, and the checkpoint of what is before, where it is needed. */
public record LogCopy(long after, Optional<Checkpoint> checkpoint, List<Entry> entries) {
    public LogCopy {
        entries = List.copyOf(entries);
    }

    /** The op-number of its last entry. */
    long opNumber() {
        return after + entries.size();
    }

    long sizeBytes() {
        long keys = checkpoint
                .map(known -> (long) known.state().machine().states().size())
                .orElse(0L);
        return 128L * entries.size() + 64 * keys;
    }

    @Override
    public String toString() {
        return checkpoint.isPresent() ? "checkpoint at " + after + " " + entries : entries.toString();
    }
}
