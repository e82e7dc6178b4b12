package dev.splitbrain.explore.trial;

import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The situations that a run came into, each with when it first did: a node told of one event after another, took a role after
 * another, got one type of message after another, had a fault in a role. How often counts roughly, by powers of four, as
 * coverage-guided fuzzers have it. Runs that come into new ones are worth changing further.
 */
public final class Coverage implements TraceSink {
    private static final int STEEPNESS = 2; // bits: situations are told apart at 1, 4, 16, … times
    private static final String NOTHING = "-";

    private final Map<Endpoint, Node> nodes = new HashMap<>(); // never iterated
    private final Map<String, Integer> counts = new HashMap<>(); // never iterated
    private final Map<String, Long> firstNanos = new TreeMap<>();

    private static final class Node {
        private String note = NOTHING;
        private String message = NOTHING;
        private String role = NOTHING;
        private long epoch;
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED, StepKind.DELIVERED, StepKind.BOOTED, StepKind.CRASHED, StepKind.FAULT_BEGAN);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Delivered delivered) {
            Node node = node(delivered.to());
            String message = delivered.message().getClass().getSimpleName();
            saw(node.message + " then " + message, step);
            node.message = message;
        } else if (step instanceof Step.Noted noted) {
            noted(node(noted.node()), noted);
        } else if (step instanceof Step.Crashed crashed) {
            Node node = node(crashed.node());
            saw(node.role + " crashed after " + node.note, step);
            node.note = "crash";
        } else if (step instanceof Step.Booted booted) {
            node(booted.node()).role = NOTHING;
        } else if (step instanceof Step.FaultBegan fault) {
            saw(fault.action() + " of " + fault.targets().size(), step);
        }
    }

    private Node node(Endpoint endpoint) {
        return nodes.computeIfAbsent(endpoint, e -> new Node());
    }

    private void noted(Node node, Step.Noted noted) {
        String name = noted.note().kebabName();
        saw(node.note + " then " + name, noted);
        node.note = name;
        if (!(noted.note() instanceof RoleNote role)) return;
        String epoch = role.epoch() > node.epoch ? ", later" : ", same";
        saw(node.role + " to " + role.role() + epoch, noted);
        node.role = role.role();
        node.epoch = role.epoch();
    }

    private void saw(String situation, Step step) {
        int times = counts.merge(situation, 1, Integer::sum);
        int zeros = Integer.numberOfTrailingZeros(times);
        if (Integer.bitCount(times) == 1 && zeros % STEEPNESS == 0)
            firstNanos.putIfAbsent(times == 1 ? situation : situation + " x" + times, step.timeNanos());
    }

    /** When the run first came into each situation, by situation. */
    public Map<String, Long> firstNanos() {
        return firstNanos;
    }
}
