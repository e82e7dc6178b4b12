package dev.splitbrain.sim;

import dev.splitbrain.node.Message;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.node.Timer;
import java.util.ArrayList;
import java.util.List;

/** One handler at a time: what it asks for, and what becomes of it. */
final class Handling {
    final Watch watch = new Watch();
    private final Effects effects = new Effects();
    private final Disks disks;
    private final TimerPool timers;
    private final Network network;
    private final Tracer tracer;
    private boolean atOnce = true; // whether what handlers ask for may take effect before they return
    private final List<NoteListener> listeners = new ArrayList<>();
    private long cause; // the step whose handler is running

    /** Who hears notes besides the trace: faults that wait for an event. */
    @FunctionalInterface
    interface NoteListener {
        void noted(Host host, Note note, long step);
    }

    Handling(Disks disks, TimerPool timers, Network network, Tracer tracer) {
        this.disks = disks;
        this.timers = timers;
        this.network = network;
        this.tracer = tracer;
    }

    /** Has all that a handler asks for wait until it has returned: somebody looks into the nodes at the steps that follow from it. */
    void waitForHandlers() {
        atOnce = false;
    }

    void listen(NoteListener listener) {
        listeners.add(listener);
    }

    /** A handler of this host begins, because of this step; {@code what} it handles: a message, a timer, a failed write, or null for a start. */
    void begin(Host host, Object what, long because) {
        cause = because;
        watch.begin(host, what);
    }

    /**
     * A handler asks for a message to leave. It leaves at once where nothing that was asked for before must come first, and
     * nobody who looks on would see the node in the middle of its handler: most messages take this way.
     */
    void askToSend(Host host, int to, Message message) {
        if (atOnce && effects.isEmpty()) send(host, to, message);
        else effects.message(Effects.Kind.SEND, to, message);
    }

    /** A handler asks for a message that need not wait for its disk. */
    void askToSendEagerly(int to, Message message) {
        effects.message(Effects.Kind.SEND_EAGERLY, to, message);
    }

    /** A handler asks for a timer; see {@link #askToSend}. */
    void askForTimer(Host host, Timer timer, long localDelayNanos) {
        if (atOnce && effects.isEmpty()) setTimer(host, timer, localDelayNanos);
        else effects.timer(Effects.Kind.SET_TIMER, timer, localDelayNanos);
    }

    void askToCancel(Timer timer) {
        effects.timer(Effects.Kind.CANCEL_TIMER, timer, 0);
    }

    /** A handler wrote to its disk: this many times so far. */
    void wrote(boolean forced, long writes) {
        effects.wrote(forced ? Effects.Kind.WRITE_FORCED : Effects.Kind.WRITE_UNFORCED, writes);
    }

    void askToNote(Note note) {
        effects.note(note);
    }

    /** The handler has returned: what waited for that takes effect, in order. */
    void end(Host host) {
        if (!effects.isEmpty()) applyAll(host);
        watch.end();
    }

    private void applyAll(Host host) {
        long unforced = 0; // writes of this handler that wait to be forced: all up to this number
        for (int i = 0; i < effects.size(); i++) {
            Effects.Asked asked = effects.get(i);
            switch (asked.kind) {
                case SEND -> {
                    if (unforced > 0) disks.force(host, unforced, cause);
                    unforced = 0;
                    send(host, asked.place, asked.message);
                }
                case SEND_EAGERLY -> transmit(host, asked.place, asked.message, cause);
                case SET_TIMER -> setTimer(host, asked.timer, asked.number);
                case CANCEL_TIMER -> cancelTimer(host, asked.timer);
                case WRITE_FORCED -> unforced = asked.number;
                case WRITE_UNFORCED -> disks.wroteUnforced(host, asked.number, cause);
                case NOTE -> told(host, asked.note, cause);
            }
        }
        effects.clear();
        if (unforced > 0) disks.force(host, unforced, cause);
    }

    private void send(Host host, int to, Message message) {
        if (host.isWriting()) {
            DiskQueue disk = host.storage().queue();
            disk.hold(new DiskQueue.Held(disk.lastThrough(), to, message, cause));
        } else {
            transmit(host, to, message, cause);
        }
    }

    void transmit(Host host, int to, Message message, long because) {
        if (host.isHonest()) network.send(tracer.now(), host, to, message, because);
        else host.byzantine().send(to, message, because);
    }

    private void setTimer(Host host, Timer timer, long localDelayNanos) {
        long due = Math.addExact(tracer.now(), host.realNanos(localDelayNanos));
        long step = tracer.timerSet(cause, host.place, timer, due);
        host.timerHead = timers.set(host.timerHead, host.place, timer, due, step);
    }

    private void cancelTimer(Host host, Timer timer) {
        if (timers.cancel(host.timerHead, timer)) tracer.timerCancelled(cause, host.place, timer);
    }

    /** A node told something, or the engine tells it of the node; gives the step. */
    long told(Host host, Note note, long because) {
        Tracer.NoteKind kind = tracer.kindOf(note);
        if (kind.takesRole()) host.played = (RoleNote) note;
        long step = tracer.noted(because, host.place, note, kind);
        for (NoteListener listener : listeners) listener.noted(host, note, step);
        return step;
    }
}
