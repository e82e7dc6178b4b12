package dev.splitbrain.sim;

import dev.splitbrain.node.Message;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.Timer;
import java.util.ArrayList;
import java.util.List;

/**
 * What the running handler asked for so far, in order: the engine's form of {@link dev.splitbrain.node.Effect}, in reused
 * objects, because a run makes millions of them. Each has a field for what it may carry: one of type Object would have to be
 * cast, which costs more than the field (see {@link dev.splitbrain.trace.ByClass}).
 */
final class Effects {
    enum Kind {
        SEND,
        SEND_EAGERLY,
        SET_TIMER,
        CANCEL_TIMER,
        WRITE_FORCED,
        WRITE_UNFORCED,
        NOTE
    }

    /** One thing asked for. */
    static final class Asked {
        Kind kind;
        int place; // where a message goes
        Message message;
        Timer timer;
        Note note;
        long number; // a timer's delay in nanoseconds, or the number of the write
    }

    private final List<Asked> all = new ArrayList<>(); // those in use first
    private int size;

    private Asked next(Kind kind) {
        if (size == all.size()) all.add(new Asked());
        Asked asked = all.get(size++);
        asked.kind = kind;
        return asked;
    }

    void message(Kind kind, int to, Message message) {
        Asked asked = next(kind);
        asked.place = to;
        asked.message = message;
    }

    void timer(Kind kind, Timer timer, long localDelayNanos) {
        Asked asked = next(kind);
        asked.timer = timer;
        asked.number = localDelayNanos;
    }

    void wrote(Kind kind, long write) {
        next(kind).number = write;
    }

    void note(Note note) {
        next(Kind.NOTE).note = note;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    Asked get(int i) {
        return all.get(i);
    }

    /** Begins anew, and holds on to nothing. */
    void clear() {
        for (int i = 0; i < size; i++) {
            Asked asked = all.get(i);
            asked.message = null;
            asked.timer = null;
            asked.note = null;
        }
        size = 0;
    }
}
