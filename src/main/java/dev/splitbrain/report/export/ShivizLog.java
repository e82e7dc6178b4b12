package dev.splitbrain.report.export;

import dev.splitbrain.node.Endpoint;
import dev.splitbrain.report.replay.Words;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A log for ShiViz (Beschastnikh et al. 2016): two lines an event, the second with the host and its vector clock. A host's own
 * part counts the events of the log, from 1 and without a gap, as ShiViz demands; so the clocks are made for what is
 * written and are not those of a protocol.
 */
public final class ShivizLog implements TraceSink {
    /** What ShiViz must be told to read it: the first line of its input, the second being empty. */
    private static final String FORM = "(?<event>.*)\\n(?<host>\\S*) (?<clock>{.*})\n\n";

    private final long fromNanos;
    private final long toNanos;
    private final Words words = new Words();
    private final StringBuilder out = new StringBuilder(FORM);
    private final Map<String, Map<String, Long>> clocks = new HashMap<>(); // by host; looked up, never walked through
    private final Map<Long, Map<String, Long>> sent = new HashMap<>(); // what messages carry; looked up
    private long events;

    public ShivizLog(long fromNanos, long toNanos) {
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(
                StepKind.SENT,
                StepKind.DELIVERED,
                StepKind.TIMER_FIRED,
                StepKind.NOTED,
                StepKind.BOOTED,
                StepKind.CRASHED,
                StepKind.INVOKED,
                StepKind.COMPLETED);
    }

    @Override
    public void accept(Step step) {
        if (step.timeNanos() < fromNanos || step.timeNanos() > toNanos) return;
        if (step instanceof Step.Sent send) {
            event(send.from(), "sends " + words.of(send.message()) + " to " + send.to());
            sent.put(send.number(), new TreeMap<>(clocks.get(send.from().name())));
        } else if (step instanceof Step.Delivered received) {
            Map<String, Long> carried = sent.getOrDefault(received.cause(), Map.of());
            Map<String, Long> clock = clock(received.to());
            carried.forEach((host, count) -> clock.merge(host, count, Math::max));
            event(received.to(), "receives " + words.of(received.message()) + " from " + received.from());
        } else if (step instanceof Step.TimerFired fired) {
            event(fired.node(), words.of(fired.timer()) + " is over");
        } else if (step instanceof Step.Noted noted) {
            event(noted.node(), words.of(noted.note()));
        } else if (step instanceof Step.Booted booted) {
            event(booted.node(), "starts");
        } else if (step instanceof Step.Crashed crashed) {
            event(crashed.node(), "crashes");
        } else if (step instanceof Step.Invoked invoked) {
            event(invoked.request().client(), "asks " + words.of(invoked.command()));
        } else if (step instanceof Step.Completed completed) {
            event(completed.request().client(), "has " + words.of(completed.outcome()));
        }
    }

    private Map<String, Long> clock(Endpoint host) {
        return clocks.computeIfAbsent(host.name(), name -> new TreeMap<>());
    }

    private void event(Endpoint host, String event) {
        Map<String, Long> clock = clock(host);
        clock.merge(host.name(), 1L, Long::sum);
        events++;
        out.append(event.replace('\n', ' ')).append('\n').append(host.name()).append(" {");
        String comma = "";
        for (Map.Entry<String, Long> entry : clock.entrySet()) {
            out.append(comma).append('"').append(entry.getKey()).append("\":").append(entry.getValue());
            comma = ", ";
        }
        out.append("}\n");
    }

    /** How many events are in it. */
    public long events() {
        return events;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
