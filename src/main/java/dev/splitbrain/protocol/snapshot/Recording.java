package dev.splitbrain.protocol.snapshot;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.SnapshotNote.Transfer;
import dev.splitbrain.protocol.snapshot.SnapshotSettings.Mutant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a node has recorded so far for one snapshot: its own state, and what comes along channels that are still open. */
final class Recording {
    private final long balance;
    private final Set<NodeId> openChannels; // from whom no marker has come
    private final List<Transfer> inFlight = new ArrayList<>();
    private final SnapshotSettings settings;

    Recording(long balance, List<NodeId> channels, SnapshotSettings settings) {
        this.balance = balance;
        openChannels = new TreeSet<>(channels);
        this.settings = settings;
    }

    long balance() {
        return balance;
    }

    void received(Transfer transfer) {
        if (settings.mutant() == Mutant.FORGETS_CHANNELS) return;
        if (openChannels.contains(transfer.from()) || settings.mutant() == Mutant.RECORDS_PAST_MARKER)
            inFlight.add(transfer);
    }

    /** A marker came along this channel; whether it was the first. */
    boolean close(NodeId from) {
        return openChannels.remove(from);
    }

    /** Whether no channel is open any more. */
    boolean isComplete() {
        return openChannels.isEmpty();
    }

    /** The states of all channels. */
    List<Transfer> inFlight() {
        return List.copyOf(inFlight);
    }

    /** The state of one channel. */
    List<Transfer> inFlight(NodeId from) {
        return inFlight.stream()
                .filter(transfer -> transfer.from().equals(from))
                .toList();
    }

    /** As the replay page shows it: what is there so far, and whose markers are missing. */
    @Override
    public String toString() {
        return "balance " + balance + ", on the way " + inFlight + ", open " + openChannels;
    }
}
