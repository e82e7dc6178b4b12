package dev.splitbrain.cli;

import dev.splitbrain.explore.sweep.RunRow;
import dev.splitbrain.trace.Quantity;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;

/** Tells on standard error how far many runs are, how fast, and how long it will take: a bar on a terminal, else a line at each tenth. */
final class SweepProgress {
    private static final int WIDTH = 20;
    private static final long QUIET_MILLIS = 1_000;
    private static final long REDRAW_MILLIS = 100;

    private final PrintWriter err;
    private final boolean terminal = System.console() != null && System.getenv("TERM") != null;
    private final long startMillis = System.currentTimeMillis();
    private final int total;
    private final int before;
    private int finished;
    private int failed; // of those before, too
    private long drawnMillis;
    private int tenths;
    private boolean shown;

    /** @param kept the runs that were done before it was stopped */
    SweepProgress(PrintWriter err, int total, Collection<RunRow> kept) {
        this.err = err;
        this.total = total;
        before = kept.size();
        for (RunRow row : kept) if (!row.asExpected()) failed++;
        tenths = total == 0 ? 0 : before * 10 / total;
    }

    void finished(RunRow row) {
        finished++;
        if (!row.asExpected()) failed++;
        long now = System.currentTimeMillis();
        if (now - startMillis < QUIET_MILLIS) return;
        int done = before + finished;
        if (terminal && now - drawnMillis > REDRAW_MILLIS) {
            int filled = (int) ((long) done * WIDTH / total);
            err.print("\r" + words(done, now) + "  [" + "=".repeat(filled) + " ".repeat(WIDTH - filled) + "]");
            err.flush();
            drawnMillis = now;
            shown = true;
        } else if (!terminal && (int) (done * 10L / total) > tenths) {
            tenths = (int) (done * 10L / total);
            err.println(words(done, now));
        }
    }

    private String words(int done, long now) {
        double perSecond = finished / ((now - startMillis) / 1000.0);
        long left = Math.round((total - done) / perSecond);
        String failures = failed == 0 ? "" : "  " + Quantity.count(failed) + " not as expected";
        return Quantity.count(done) + " of " + Quantity.count(total) + " runs" + failures + "  "
                + String.format(Locale.ROOT, "%.1f", perSecond) + " runs/s  " + left + " s left";
    }

    void clear() {
        if (!shown) return;
        err.print("\r" + " ".repeat(100) + "\r");
        err.flush();
    }
}
