package dev.splitbrain.report.replay;

import dev.splitbrain.node.ClockSet;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.FaultWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * A run as columns. Row {@code i} is a step: when, what, where, and numbers whose meaning depends on the kind (see
 * {@link ReplayRecorder}). Causes are rows counted from 1, 0 for none.
 */
public final class Recording {
    final List<NodeId> nodes;
    final double share; // of the messages, that was kept
    final List<String> clients = new ArrayList<>();

    final LongColumn numbers = new LongColumn();
    final LongColumn times = new LongColumn();
    final IntColumn kinds = new IntColumn();
    final IntColumn places = new IntColumn();
    final IntColumn others = new IntColumn();
    final IntColumn contentNumbers = new IntColumn();
    final IntColumn causes = new IntColumn();
    final LongColumn dues = new LongColumn(); // of the timers set, in their order

    final Contents contents = new Contents();
    final List<RoleChange> roles = new ArrayList<>();
    final List<ClockChange> clocks = new ArrayList<>();
    final List<FaultWindow> faults = new ArrayList<>();

    final Texts stateKeys = new Texts();
    final Texts stateTexts = new Texts();
    final IntColumn stateRows = new IntColumn();
    final IntColumn stateNodes = new IntColumn();
    final IntColumn stateKeyNumbers = new IntColumn();
    final IntColumn stateValues = new IntColumn();

    String endReason = "";
    boolean cutShort;

    /** A node took a role. */
    record RoleChange(int row, NodeId node, int content, String role, long epoch) {}

    /** A node's clock was set, or runs at another rate from now on. */
    record ClockChange(int row, NodeId node, ClockSet set) {}

    Recording(List<NodeId> nodes, double share) {
        this.nodes = List.copyOf(nodes);
        this.share = share;
    }

    /** How many steps were kept. */
    public int size() {
        return times.size();
    }

    /** Whether the run went on after the last step that was kept. */
    public boolean isCutShort() {
        return cutShort;
    }

    /** When the last step happened. */
    public long endNanos() {
        return size() == 0 ? 0 : times.get(size() - 1);
    }

    /** The firings of faults, as the steps tell of them. */
    public List<FaultWindow> faults() {
        return List.copyOf(faults);
    }

    String placeName(int place) {
        return place < nodes.size() ? nodes.get(place).name() : clients.get(place - nodes.size());
    }

    /** The row of the step with this number, counted from 1; 0 where it was not kept. */
    int rowOf(long number) {
        if (number <= 0) return 0;
        if (number <= size() && numbers.get((int) number - 1) == number) return (int) number;
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = numbers.get(middle);
            if (found == number) return middle + 1;
            if (found < number) low = middle + 1;
            else high = middle - 1;
        }
        return 0;
    }
}
