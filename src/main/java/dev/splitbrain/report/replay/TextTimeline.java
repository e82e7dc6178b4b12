package dev.splitbrain.report.replay;

import dev.splitbrain.node.MachineNote;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.trace.DropReason;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A window of a run as text: a line for each event, a column for each node, the role of the others as a rail. For those who
 * live in a terminal.
 */
public final class TextTimeline {
    private static final int TIME_WIDTH = 14;
    private static final int NARROWEST = 16;
    private static final String LEGEND =
            "# leader   ? candidate   | other   . down      -> sends   <- receives   ~ waits   x dropped   * timer";

    private final Recording recording;
    private final Heartbeats heartbeats;
    private final boolean withHeartbeats;
    private final int columnWidth;
    private final int shownNodes;
    private final Map<Integer, String> rails = new TreeMap<>(); // by node
    private final List<String> lines = new ArrayList<>();

    private TextTimeline(Recording recording, int width, boolean withHeartbeats) {
        this.recording = recording;
        this.withHeartbeats = withHeartbeats;
        heartbeats = new Heartbeats(recording.contents);
        int room = Math.max(NARROWEST * 2, width - TIME_WIDTH);
        shownNodes = Math.min(recording.nodes.size(), room / NARROWEST - 1);
        columnWidth = room / (shownNodes + 1);
    }

    /** The lines of a window; messages that only say "I am here" are left out unless they are asked for. */
    public static List<String> of(
            Recording recording, long fromNanos, long toNanos, int width, boolean withHeartbeats) {
        TextTimeline timeline = new TextTimeline(recording, width, withHeartbeats);
        timeline.heading();
        for (int row = 0; row < recording.size() && recording.times.get(row) <= toNanos; row++) {
            if (recording.times.get(row) < fromNanos) timeline.remember(row);
            else row = timeline.tell(row);
        }
        return List.copyOf(timeline.lines);
    }

    private void heading() {
        StringBuilder names = new StringBuilder(pad("time", TIME_WIDTH)).append(pad("clients", columnWidth));
        for (int node = 0; node < shownNodes; node++) {
            names.append(pad(recording.nodes.get(node).name(), columnWidth));
        }
        lines.add(LEGEND);
        lines.add(names.toString().stripTrailing());
        int hidden = recording.nodes.size() - shownNodes;
        if (hidden > 0) lines.add("(" + hidden + " more nodes do not fit; a wider terminal shows more)");
    }

    /** Writes the line of a row; gives the last row that it stands for, since one handler's sends go together. */
    private int tell(int row) {
        remember(row);
        StepKind kind = kind(row);
        switch (kind) {
            case SENT -> {
                return sent(row);
            }
            case DELIVERED -> message(row, "<- " + name(others(row)) + " ", "");
            case DROPPED ->
                message(
                        row,
                        "x " + sender(row) + " ",
                        ": " + DropReason.values()[others(row)].name().toLowerCase(Locale.ROOT));
            case QUEUED -> message(row, "~ " + name(others(row)) + " ", " waits");
            case TIMER_FIRED -> line(row, "* " + type(recording.contentNumbers.get(row)));
            case NOTED -> note(row);
            case CRASHED -> line(row, "crashes");
            case BOOTED -> line(row, others(row) == 1 ? "starts" : "starts again");
            case PAUSED -> line(row, "is paused");
            case RESUMED -> line(row, "goes on");
            case INVOKED, COMPLETED -> line(row, operation(row));
            case FAULT_BEGAN -> across(row, "fault " + fault(row) + " begins");
            case FAULT_ENDED -> across(row, "fault " + fault(row) + " is over");
            case ENDED -> across(row, "the run ends: " + recording.endReason);
            default -> {} // timers that are set and writes are left to the page
        }
        return row;
    }

    /** Keeps what each node is, also before the window. */
    private void remember(int row) {
        int place = recording.places.get(row);
        switch (kind(row)) {
            case CRASHED -> rails.put(place, ".");
            case BOOTED -> rails.put(place, "|");
            case NOTED -> {
                Recording.RoleChange change = roleChange(row);
                if (change != null) rails.put(place, rail(change.role()));
            }
            default -> {}
        }
    }

    private static String rail(String role) {
        return switch (role) {
            case "leader", "primary", "coordinator", "holder" -> "#";
            case "candidate" -> "?";
            default -> "|";
        };
    }

    private int sent(int row) {
        StringBuilder receivers = new StringBuilder(name(others(row)));
        int content = recording.contentNumbers.get(row);
        int last = row;
        while (last + 1 < recording.size() && isSameSend(row, last + 1)) {
            last++;
            receivers.append(' ').append(name(others(last)));
        }
        boolean toAll = last - row == recording.nodes.size() - 2 && last > row;
        if (isShown(content)) line(row, "-> " + (toAll ? "all" : receivers) + " " + type(content));
        return last;
    }

    private boolean isSameSend(int row, int next) {
        return kind(next) == StepKind.SENT
                && recording.times.get(next) == recording.times.get(row)
                && recording.places.get(next) == recording.places.get(row)
                && type(recording.contentNumbers.get(next)).equals(type(recording.contentNumbers.get(row)));
    }

    private void message(int row, String before, String after) {
        int cause = recording.causes.get(row);
        int content = recording.contentNumbers.get(row);
        if (content == 0 && cause > 0) content = recording.contentNumbers.get(cause - 1);
        if (content > 0 && isShown(content)) line(row, before + type(content) + after);
    }

    private boolean isShown(int content) {
        return withHeartbeats || !heartbeats.isHeartbeat(content);
    }

    private void note(int row) {
        Object note = recording.contents.value(recording.contentNumbers.get(row));
        if (note instanceof MachineNote) line(row, "! " + note);
        else role(row);
    }

    private void role(int row) {
        Recording.RoleChange change = roleChange(row);
        if (change != null)
            line(row, "= " + change.role() + (change.epoch() == RoleNote.NO_EPOCH ? "" : ", " + change.epoch()));
    }

    private Recording.RoleChange roleChange(int row) {
        int low = 0;
        int high = recording.roles.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Recording.RoleChange change = recording.roles.get(middle);
            if (change.row() == row) return change;
            if (change.row() < row) low = middle + 1;
            else high = middle - 1;
        }
        return null;
    }

    private String operation(int row) {
        String request = name(recording.places.get(row)) + "#" + others(row) + " ";
        return request + recording.contents.words(recording.contentNumbers.get(row));
    }

    private String fault(int row) {
        return others(row) < 0
                ? ""
                : recording.faults.get(others(row)).fault() + " ("
                        + recording.faults.get(others(row)).label() + ")";
    }

    private void across(int row, String text) {
        lines.add(pad(Times.moment(recording.times.get(row)), TIME_WIDTH) + "---- " + text + " ----");
    }

    /** A line with a text in the column of the row's place, and rails in the others. */
    private void line(int row, String text) {
        int place = recording.places.get(row);
        boolean ofClient = place >= recording.nodes.size();
        if (!ofClient && place >= shownNodes) return;
        StringBuilder line = new StringBuilder(pad(Times.moment(recording.times.get(row)), TIME_WIDTH));
        line.append(pad(ofClient ? text : "", columnWidth));
        for (int node = 0; node < shownNodes; node++) {
            line.append(pad(node == place ? text : rails.getOrDefault(node, " "), columnWidth));
        }
        lines.add(line.toString().stripTrailing());
    }

    /** A text of exactly this width, a blank at its end; cut where it is longer. */
    private static String pad(String text, int width) {
        if (text.length() >= width) return text.substring(0, width - 2) + "… ";
        return text + " ".repeat(width - text.length());
    }

    private StepKind kind(int row) {
        return StepKind.values()[recording.kinds.get(row)];
    }

    private int others(int row) {
        return recording.others.get(row);
    }

    private String sender(int row) {
        int cause = recording.causes.get(row);
        return cause == 0 ? "?" : name(recording.places.get(cause - 1));
    }

    private String name(int place) {
        return recording.placeName(place);
    }

    private String type(int content) {
        Contents contents = recording.contents;
        return contents.types().get(contents.typeOfContent().get(content - 1)).name;
    }
}
