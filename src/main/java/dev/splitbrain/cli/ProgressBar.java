package dev.splitbrain.cli;

import dev.splitbrain.sim.Progress;
import dev.splitbrain.trace.Quantity;
import java.io.PrintWriter;
import java.util.Locale;

/** Tells on standard error how far a run is: a bar on a terminal, elsewhere a plain line at each tenth; nothing for short runs. */
final class ProgressBar implements Progress {
    private static final int WIDTH = 20;
    private static final long QUIET_MILLIS = 1_000;
    private static final long REDRAW_MILLIS = 100;

    private final PrintWriter err;
    private final boolean terminal;
    private final long durationNanos;
    private final Interruption interruption;
    private final long startMillis = System.currentTimeMillis();
    private long drawnMillis;
    private int tenths;
    private boolean shown;

    ProgressBar(PrintWriter err, boolean terminal, long durationNanos, Interruption interruption) {
        this.err = err;
        this.terminal = terminal;
        this.durationNanos = Math.max(1, durationNanos);
        this.interruption = interruption;
    }

    @Override
    public boolean at(long timeNanos, long events) {
        long now = System.currentTimeMillis();
        double share = Math.min(1, (double) timeNanos / durationNanos);
        if (now - startMillis > QUIET_MILLIS) {
            if (terminal && now - drawnMillis > REDRAW_MILLIS) bar(share, timeNanos, events, now);
            if (!terminal && (int) (share * 10) > tenths) line(share, timeNanos, events, now);
        }
        return !interruption.isInterrupted();
    }

    private void bar(double share, long timeNanos, long events, long now) {
        int done = (int) (share * WIDTH);
        err.print("\r" + words(timeNanos, events, now) + "  [" + "=".repeat(done) + " ".repeat(WIDTH - done) + "]");
        err.flush();
        drawnMillis = now;
        shown = true;
    }

    private void line(double share, long timeNanos, long events, long now) {
        tenths = (int) (share * 10);
        err.println(words(timeNanos, events, now));
    }

    private String words(long timeNanos, long events, long now) {
        double perSecond = events / (Math.max(1, now - startMillis) / 1000.0);
        return "simulating  " + Quantity.seconds(timeNanos) + " of " + Quantity.seconds(durationNanos) + "  "
                + Quantity.count(events) + " events  " + String.format(Locale.ROOT, "%.1f M events/s", perSecond / 1e6);
    }

    /** Takes the bar away. */
    void clear() {
        if (shown) {
            err.print("\r" + " ".repeat(100) + "\r");
            err.flush();
        }
    }
}
