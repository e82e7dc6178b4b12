package dev.splitbrain.sim;

import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.Phase;
import dev.splitbrain.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** A part of the run with one load: the workload's own, between its phases, or a phase. */
record Part(long fromNanos, long untilNanos, Load load, Mix mix, Keys keys) {
    boolean isOn(long nanos) {
        return fromNanos <= nanos && nanos < untilNanos;
    }

    /** The parts of a run in the order of their time; together they fill it. */
    static List<Part> of(Workload workload, long endNanos) {
        Load load = workload.load();
        List<Part> parts = new ArrayList<>();
        long from = 0;
        for (Phase phase : workload.phases()) {
            if (from < phase.fromNanos()) {
                parts.add(new Part(from, phase.fromNanos(), load, workload.mix(), workload.keys()));
            }
            parts.add(new Part(phase.fromNanos(), phase.untilNanos(), phase.load(), phase.mix(), phase.keys()));
            from = phase.untilNanos();
        }
        if (from < endNanos) parts.add(new Part(from, endNanos, load, workload.mix(), workload.keys()));
        return parts;
    }
}
