package dev.splitbrain.metrics;

import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Quantity;
import java.util.List;

/** What became of a fault, in words: who led afterwards, and after how long. */
public final class FaultOutcome {
    private FaultOutcome() {}

    /** Empty for protocols without leaders. */
    public static String words(FaultWindow window, List<RoleSpan> roles, long endNanos) {
        List<RoleSpan> leaders = roles.stream().filter(RoleSpan::leads).toList();
        if (leaders.isEmpty()) return "";
        long until = Math.min(window.endNanos(), endNanos);
        RoleSpan after = null;
        for (RoleSpan span : leaders) {
            boolean began = span.fromNanos() <= window.beginNanos();
            if (began && span.toNanos() > window.beginNanos() && span.toNanos() >= until)
                return span.node() + " led on";
            if (!began && (after == null || span.fromNanos() < after.fromNanos())) after = span;
        }
        if (after == null) return "no leader afterwards";
        String again = after.role() + " again after " + Quantity.seconds(after.fromNanos() - window.beginNanos());
        return again + ": " + after.node() + (after.epoch() > 1 ? ", " + after.epochWords() : "");
    }
}
