package dev.splitbrain.check;

import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Quantity;
import java.util.OptionalLong;

/** Since when nothing goes wrong any more: from then on, a run may be asked to make progress. */
public final class Calm {
    private Calm() {}

    /** When the last fault ended, 0 where there was none; empty where one lasted to the end of the run. */
    public static OptionalLong sinceNanos(Evidence evidence) {
        long calm = 0;
        for (FaultWindow fault : evidence.faults()) calm = Math.max(calm, fault.endNanos());
        return calm >= evidence.endNanos() ? OptionalLong.empty() : OptionalLong.of(calm);
    }

    /** When a fault settled: at its end, or, where it has none and is the new order of things, at its beginning. */
    public static long settledNanos(FaultWindow fault, Evidence evidence) {
        return fault.endNanos() < evidence.endNanos() ? fault.endNanos() : fault.beginNanos();
    }

    /** What a check says that needs calm where there is none. */
    public static Verdict never(Evidence evidence) {
        FaultWindow last = evidence.faults().stream()
                .filter(fault -> fault.endNanos() >= evidence.endNanos())
                .findFirst()
                .orElseThrow();
        return Verdict.undecided(
                "never calm",
                "fault " + last.fault() + " (" + last.text() + ") at " + Quantity.moment(last.beginNanos())
                        + " lasts to the end of the run; end it with `for`, or all faults with `heal`");
    }
}
