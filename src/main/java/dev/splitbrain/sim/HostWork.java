package dev.splitbrain.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What keeps a host from handling at once what comes: pauses, and its processor's work on what came before. A crash ends
 * all of it. Most hosts never have one.
 */
final class HostWork {
    private final Inbox inbox = new Inbox(); // what waits
    private int pauses; // faults that pause it
    private long pausedNanos; // since when
    private List<Runnable> onResume = new ArrayList<>(0); // what it will notice when its pause is over
    private boolean busy; // with the first of the inbox
    private long busyUntilNanos;

    /** Events that wait, first in first out. */
    static final class Inbox extends ArrayDeque<Long> {
        private static final long serialVersionUID = 1;

        Inbox() {
            super(1);
        }
    }

    Inbox inbox() {
        return inbox;
    }

    boolean isPaused() {
        return pauses > 0;
    }

    boolean isBusy() {
        return busy;
    }

    /** Whether what comes must wait for what came before, or for the end of a pause. */
    boolean mustWait() {
        return pauses > 0 || busy;
    }

    /** One more pause; says whether it is the first. */
    boolean pause(long nowNanos) {
        if (pauses++ > 0) return false;
        pausedNanos = nowNanos;
        return true;
    }

    /** One pause less; says whether it was the last. */
    boolean resume() {
        return --pauses == 0;
    }

    /** What it does about this, it does when its pause is over. */
    void onResume(Runnable action) {
        onResume.add(action);
    }

    /** What waited for the end of the pause; once only. */
    List<Runnable> noticed() {
        List<Runnable> waiting = onResume;
        onResume = new ArrayList<>(0);
        return waiting;
    }

    /** The processor works on the first of the inbox until then. */
    long begin(long untilNanos) {
        busy = true;
        busyUntilNanos = untilNanos;
        return busyUntilNanos;
    }

    /** The work that a pause interrupted goes on; gives until when. */
    long goOn(long nowNanos) {
        return begin(busyUntilNanos + nowNanos - pausedNanos);
    }

    /** Whether the work is done by now. */
    boolean isDone(long nowNanos) {
        return busy && !isPaused() && nowNanos >= busyUntilNanos;
    }

    void end() {
        busy = false;
    }
}
