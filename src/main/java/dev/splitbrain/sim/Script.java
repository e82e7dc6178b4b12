package dev.splitbrain.sim;

import dev.splitbrain.node.RequestId;
import dev.splitbrain.workload.ScriptStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The operations of a script: each begins at its time, and not before the one that it waits for has ended. */
final class Script {
    /** Begins a step's operation, and tells which request it is. */
    interface Beginner {
        RequestId begin(ScriptStep step);
    }

    private final Actions actions;
    private final Beginner beginner;
    private final List<ScriptStep> first = new ArrayList<>(); // steps that wait for nothing but their time
    private final Map<String, List<ScriptStep>> waiting = new HashMap<>(); // by the id they wait for; never iterated
    private final Map<RequestId, String> running = new HashMap<>(); // the steps' ids; never iterated

    private final Map<String, RequestId> named = new TreeMap<>();

    Script(List<ScriptStep> steps, Actions actions, Beginner beginner) {
        this.actions = actions;
        this.beginner = beginner;
        for (ScriptStep step : steps) {
            if (step.after().isEmpty()) first.add(step);
            else
                waiting.computeIfAbsent(step.after().get(), id -> new ArrayList<>())
                        .add(step);
        }
    }

    void start() {
        for (ScriptStep step : first) actions.at(step.atNanos(), () -> begin(step));
    }

    private void begin(ScriptStep step) {
        RequestId request = beginner.begin(step);
        running.put(request, step.id());
        if (!step.id().isEmpty()) named.put(step.id(), request);
    }

    /** Which request each step with a name became. */
    Map<String, RequestId> named() {
        return Collections.unmodifiableMap(named);
    }

    /** An operation has ended. */
    void ended(RequestId request, long now) {
        String id = running.remove(request);
        if (id == null) return;
        for (ScriptStep next : waiting.getOrDefault(id, List.of())) {
            actions.at(Math.max(now, next.atNanos()), () -> begin(next));
        }
    }
}
