package dev.splitbrain.report.page;

import dev.splitbrain.history.History.Clock;
import dev.splitbrain.trace.Quantity;

/** Moments of a history as a page says them: seconds, or lines of a file that told no times. */
final class Moments {
    private Moments() {}

    static String words(long moment, Clock clock) {
        return clock == Clock.NANOS ? Quantity.moment(moment) : "line " + moment;
    }
}
