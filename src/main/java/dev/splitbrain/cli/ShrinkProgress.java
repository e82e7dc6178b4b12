package dev.splitbrain.cli;

import dev.splitbrain.explore.shrink.Shrinker;
import dev.splitbrain.explore.shrink.Size;
import dev.splitbrain.trace.Quantity;
import java.io.PrintWriter;

/** Tells on standard error how small a run is already, where that has changed. */
final class ShrinkProgress {
    private final PrintWriter err;
    private final Shrinker shrinker;
    private Size told;

    ShrinkProgress(PrintWriter err, Shrinker shrinker) {
        this.err = err;
        this.shrinker = shrinker;
    }

    void tell() {
        Size now = Size.of(shrinker.best());
        if (now.equals(told)) return;
        told = now;
        err.println(Quantity.count(shrinker.runs(), "run") + ": " + Quantity.count(now.faults(), "fault") + ", "
                + Quantity.count(now.operations(), "operation") + ", " + Quantity.count(now.nodes(), "node") + ", "
                + Quantity.duration(now.endNanos()));
        err.flush();
    }
}
