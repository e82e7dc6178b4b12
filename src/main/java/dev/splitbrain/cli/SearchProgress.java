package dev.splitbrain.cli;

import dev.splitbrain.explore.search.Covered;
import dev.splitbrain.explore.search.Explored;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.trace.Quantity;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** Tells on standard error how far a search is, every few seconds, and ends it when its time is over. */
final class SearchProgress {
    private static final long EVERY_MILLIS = 5_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final PrintWriter err;
    private final int runs;
    private final long startMillis = System.currentTimeMillis();
    private final long endMillis;
    private long toldMillis = startMillis;

    /** {@code time} is how long it may take. */
    SearchProgress(PrintWriter err, int runs, Optional<String> time) {
        this.err = err;
        this.runs = runs;
        endMillis = time.map(text -> startMillis + millis(text)).orElse(Long.MAX_VALUE);
    }

    private static long millis(String text) {
        return Quantities.DURATION
                .parse(text)
                .filter(nanos -> nanos.signum() > 0)
                .map(nanos -> nanos.longValue() / NANOS_PER_MILLI)
                .orElseThrow(() -> CommandFailure.usage("--for: expected a time such as 10m, got `" + text + "`"));
    }

    boolean goOn(Covered covered, int kinds) {
        return goOn(covered.runs(), covered.situations() + " situations", kinds);
    }

    boolean goOn(Explored explored, int kinds) {
        return goOn(explored.runs(), explored.states() + " states, " + explored.left() + " orders to try", kinds);
    }

    private boolean goOn(int done, String soFar, int kinds) {
        long now = System.currentTimeMillis();
        if (now - toldMillis >= EVERY_MILLIS) {
            toldMillis = now;
            double perSecond = done / ((now - startMillis) / 1000.0);
            err.println(Quantity.count(done) + " of " + Quantity.count(runs) + " runs  "
                    + String.format(Locale.ROOT, "%.1f", perSecond) + " runs/s  " + soFar
                    + (kinds == 0 ? "" : "  " + kinds + " kinds of violations"));
            err.flush();
        }
        return now < endMillis;
    }
}
