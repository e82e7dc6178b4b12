package dev.splitbrain.metrics;

import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import dev.splitbrain.world.Fault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps which faults fired, whom they hit, and how long they lasted. */
public final class FaultRecorder implements TraceSink {
    private final List<Fault> faults;
    private final Map<Long, Step.FaultBegan> begun = new LinkedHashMap<>(); // by step number
    private final Map<Long, Long> endNanos = new LinkedHashMap<>(); // by the same

    /** {@code faults} are the scenario's, for their texts. */
    public FaultRecorder(List<Fault> faults) {
        this.faults = List.copyOf(faults);
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.FAULT_BEGAN, StepKind.FAULT_ENDED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.FaultBegan began) begun.put(began.number(), began);
        else if (step instanceof Step.FaultEnded ended) endNanos.put(ended.cause(), ended.timeNanos());
    }

    /** The windows in the order in which they began; one that never ended lasts to the end of the run. */
    public List<FaultWindow> windows(long runEndNanos) {
        List<FaultWindow> windows = new ArrayList<>();
        begun.forEach((step, began) -> windows.add(new FaultWindow(
                began.fault(),
                began.occurrence(),
                began.action(),
                textOf(began),
                began.targets(),
                began.timeNanos(),
                endNanos.getOrDefault(step, runEndNanos))));
        return windows;
    }

    private String textOf(Step.FaultBegan began) {
        for (Fault fault : faults) if (fault.number() == began.fault()) return fault.text();
        return began.action();
    }
}
