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
        RoleSpan before = null;
        RoleSpan after = null;
        for (RoleSpan span : leaders) {
            boolean began = span.fromNanos() <= window.beginNanos();
            if (began && span.toNanos() >= window.beginNanos() && (before == null || span.epoch() > before.epoch())) {
                before = span;
            }
            if (!began && (after == null || span.fromNanos() < after.fromNanos())) after = span;
        }
        boolean survived = before != null && before.toNanos() > window.beginNanos();
        if (survived && before.toNanos() >= Math.min(window.endNanos(), endNanos)) {
            return before.node() + " led on";
        }
        if (after == null) return "no leader afterwards";
        String again = after.role() + " again after " + Quantity.seconds(after.fromNanos() - window.beginNanos());
        return again + ": " + after.node() + (after.epoch() > 1 ? ", " + after.epochWords() : "");
    }
}
