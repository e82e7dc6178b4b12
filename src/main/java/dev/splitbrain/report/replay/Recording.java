package dev.splitbrain.report.replay;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClockSet;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run as columns. Row {@code i} is a step: when, what, where, and numbers whose meaning depends on the kind (see
 * {@link ReplayRecorder}). Causes are rows counted from 1, 0 for none.
 */
public final class Recording {
    private static final StepKind[] KINDS = StepKind.values();

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
    final List<Standing> standings = new ArrayList<>();
    String standAtFirst = ""; // how nodes stand before they tell
    final List<ClockChange> clocks = new ArrayList<>();
    final List<FaultWindow> faults = new ArrayList<>();

    final Texts stateKeys = new Texts();
    final Texts stateTexts = new Texts();
    final IntColumn stateRows = new IntColumn();
    final IntColumn stateNodes = new IntColumn();
    final IntColumn stateKeyNumbers = new IntColumn();
    final IntColumn stateValues = new IntColumn();

    List<String> plannedRoles = List.of(); // by node: what the scenario makes it; empty where it does not say
    String endReason = "";
    boolean cutShort;

    /** A node took a role in a row. */
    public record RoleChange(int row, NodeId node, int content, String role, long epoch, String epochName) {
        /** The epoch as people say it, behind these words: {@code of term 3}; nothing where the role has none. */
        String epochAfter(String words) {
            return epoch == RoleNote.NO_EPOCH ? "" : words + epochName + " " + epoch;
        }
    }

    /** A node that takes no role stands otherwise than before from a row on: {@code informed}. */
    record Standing(int row, NodeId node, String words) {}

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

    /** The nodes, by their places. */
    public List<NodeId> nodes() {
        return nodes;
    }

    /** Who took which role, in the order of the run. */
    public List<RoleChange> roles() {
        return List.copyOf(roles);
    }

    /** What happened in a row. */
    public StepKind kind(int row) {
        return KINDS[kinds.get(row)];
    }

    public long timeNanos(int row) {
        return times.get(row);
    }

    /** Where: a node, or a client behind the nodes; -1 for the world. */
    public int place(int row) {
        return places.get(row);
    }

    /** The other place of a message, the sequence number of an operation; of a drop the reason, of a fault its firing. */
    public int other(int row) {
        return others.get(row);
    }

    /** The message, timer, note, command or outcome of a row; that of its sending for a drop, null where there is none. */
    public Object content(int row) {
        int number = contentNumber(row);
        return number == 0 ? null : contents.value(number);
    }

    private int contentNumber(int row) {
        int cause = causes.get(row);
        boolean dropped = kinds.get(row) == StepKind.DROPPED.ordinal() && cause > 0;
        return contentNumbers.get(dropped ? cause - 1 : row);
    }

    /** The request of a row in which a client began or ended an operation. */
    public RequestId request(int row) {
        int client = place(row) - nodes.size();
        return new RequestId(new ClientId(client, clients.get(client)), other(row));
    }

    /** Whether a row is about a message that only says "I am here". */
    public boolean isHeartbeat(int row) {
        int number = contentNumber(row);
        return number > 0 && new Heartbeats(contents).isHeartbeat(number);
    }

    /** The row that led to a row; -1 where none did. */
    public int cause(int row) {
        return causes.get(row) - 1;
    }

    /** What a node's fields were when it had handled a row, by name; those on its disk behind {@code disk/}. */
    public Map<String, String> state(NodeId node, int row) {
        Map<String, String> state = new LinkedHashMap<>();
        for (int i = 0; i < stateRows.size() && stateRows.get(i) <= row; i++) {
            if (stateNodes.get(i) != node.index()) continue;
            String name = stateKeys.text(stateKeyNumbers.get(i));
            String text = stateTexts.text(stateValues.get(i));
            if (stateValues.get(i) == 0) state.remove(name);
            else state.put(name, text);
        }
        return state;
    }

    /** The name of a node or client. */
    public String placeName(int place) {
        return place < nodes.size() ? nodes.get(place).name() : clients.get(place - nodes.size());
    }

    /** The row of the step with this number, counted from 1; 0 where it was not kept. */
    public int rowOf(long number) {
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
