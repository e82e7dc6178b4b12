package dev.splitbrain.explore.search;

import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.Message;
import dev.splitbrain.random.Rng;
import dev.splitbrain.trace.ContentHash;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What every node and client has seen so far, each in its own order: messages, timers that ran out, writes that became durable,
 * crashes and restarts. A node is a function of what it has seen. So where this is equal, all nodes, disks and clients are,
 * what is on its way is, and so is all that they have told: two orders that differ only in what nobody can tell are one
 * (Mazurkiewicz 1986). Time is no part of it.
 */
final class WhoSawWhat implements TraceSink {
    private final ContentHash contents = new ContentHash();
    private final Map<String, Long> seen = new HashMap<>(); // by name; never iterated
    private long all; // their sum, so that it does not matter who saw something first

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(
                StepKind.BOOTED,
                StepKind.CRASHED,
                StepKind.DELIVERED,
                StepKind.DROPPED,
                StepKind.TIMER_FIRED,
                StepKind.BECAME_DURABLE,
                StepKind.INVOKED,
                StepKind.COMPLETED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Delivered delivered) {
            saw(delivered.to().name(), message(1, delivered.from(), delivered.to(), delivered.message()));
        } else if (step instanceof Step.Dropped dropped) {
            all += message(2, dropped.from(), dropped.to(), dropped.message()); // nobody saw it
        } else if (step instanceof Step.TimerFired fired) {
            saw(fired.node().name(), 3 + contents.of(fired.timer()));
        } else if (step instanceof Step.BecameDurable durable) {
            saw(durable.node().name(), 4);
        } else if (step instanceof Step.Booted booted) {
            saw(booted.node().name(), 5);
        } else if (step instanceof Step.Crashed crashed) {
            saw(crashed.node().name(), 6);
        } else if (step instanceof Step.Invoked invoked) {
            saw("clients", 7 + contents.of(invoked.request()) + contents.of(invoked.command()));
        } else if (step instanceof Step.Completed completed) {
            saw("clients", 8 + contents.of(completed.request()) + contents.of(completed.outcome()));
        }
    }

    private long message(long kind, Endpoint from, Endpoint to, Message message) {
        return Rng.mix(kind + contents.of(from.name()) + Rng.mix(contents.of(to.name()) + contents.of(message)));
    }

    private void saw(String who, long what) {
        long before = seen.getOrDefault(who, contents.of(who));
        long after = Rng.mix(before + Rng.mix(what));
        seen.put(who, after);
        all += after - before;
    }

    /** A number for it; equal where it is equal. */
    long hash() {
        return all;
    }
}
