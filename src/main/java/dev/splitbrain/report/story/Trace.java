package dev.splitbrain.report.story;

import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.report.replay.Recording;
import dev.splitbrain.trace.DropReason;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A recorded run with what led to what, in both directions. A row is a step; -1 is none. */
final class Trace {
    static final int NONE = -1;

    final Recording recording;
    private final int[] firstEffect; // by row
    private final int[] nextEffect; // by row: the next one with the same cause
    private final Map<RequestId, Asked> requests = new HashMap<>(); // looked up, never walked through

    /** The rows of one client operation. */
    static final class Asked {
        final List<Integer> sendings = new ArrayList<>(); // to whom it was sent, again and again
        int invoked = NONE;
        int completed = NONE;
    }

    Trace(Recording recording) {
        this.recording = recording;
        int size = recording.size();
        firstEffect = new int[size];
        nextEffect = new int[size];
        Arrays.fill(firstEffect, NONE);
        Arrays.fill(nextEffect, NONE);
        for (int row = size - 1; row >= 0; row--) {
            int cause = recording.cause(row);
            if (cause < 0) continue;
            nextEffect[row] = firstEffect[cause];
            firstEffect[cause] = row;
        }
        for (int row = 0; row < size; row++) index(row);
    }

    private void index(int row) {
        StepKind kind = kind(row);
        if (kind == StepKind.SENT && recording.content(row) instanceof ClientMessage.Request request) {
            if (isClient(place(row))) asked(request.id()).sendings.add(row);
        } else if (kind == StepKind.INVOKED) {
            asked(request(row)).invoked = row;
        } else if (kind == StepKind.COMPLETED) {
            asked(request(row)).completed = row;
        }
    }

    /** The request of a row in which a client began or ended an operation. */
    RequestId request(int row) {
        return recording.request(row);
    }

    private Asked asked(RequestId request) {
        return requests.computeIfAbsent(request, r -> new Asked());
    }

    /** What became of a request; of one that was not recorded nothing is known. */
    Asked of(RequestId request) {
        return requests.getOrDefault(request, new Asked());
    }

    int size() {
        return recording.size();
    }

    StepKind kind(int row) {
        return recording.kind(row);
    }

    boolean is(int row, StepKind kind) {
        return row >= 0 && kind(row) == kind;
    }

    int place(int row) {
        return recording.place(row);
    }

    String name(int place) {
        return recording.placeName(place);
    }

    /** Where a row happened. */
    String who(int row) {
        return name(place(row));
    }

    boolean isClient(int place) {
        return place >= recording.nodes().size();
    }

    boolean isNode(int place) {
        return place >= 0 && !isClient(place);
    }

    long at(int row) {
        return recording.timeNanos(row);
    }

    int cause(int row) {
        return row < 0 ? NONE : recording.cause(row);
    }

    /** What a row led to at once: what its handler did, what became of its message. */
    List<Integer> effects(int row) {
        List<Integer> effects = new ArrayList<>();
        for (int effect = row < 0 ? NONE : firstEffect[row]; effect != NONE; effect = nextEffect[effect])
            effects.add(effect);
        return effects;
    }

    /** The effects of one kind. */
    List<Integer> effects(int row, StepKind kind) {
        return effects(row).stream().filter(effect -> kind(effect) == kind).toList();
    }

    /** Why the message that a row sent never arrived; empty where it did, or still may. */
    String lost(int sent) {
        for (int effect : effects(sent)) {
            if (kind(effect) == StepKind.DELIVERED) return "";
            if (kind(effect) == StepKind.DROPPED) return reason(effect);
        }
        return "";
    }

    String reason(int dropped) {
        return DropReason.values()[recording.other(dropped)].words();
    }

    /** The first row at or after a moment; the number of rows where there is none. */
    int firstAt(long nanos) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle) < nanos) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
