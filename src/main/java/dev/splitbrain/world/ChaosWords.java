package dev.splitbrain.world;

import java.util.List;
import java.util.stream.Collectors;

/** Faults by chance as a scenario would say them, for summaries. */
final class ChaosWords {
    private ChaosWords() {}

    static String text(FaultAction action) {
        String name = action.name();
        if (action instanceof FaultAction.Crash crash) return name + " " + nodes(crash.nodes());
        if (action instanceof FaultAction.Restart restart) return name + " " + nodes(restart.nodes());
        if (action instanceof FaultAction.CrashLoop loop) return name + " " + nodes(loop.nodes());
        if (action instanceof FaultAction.Pause pause) return name + " " + nodes(pause.nodes());
        if (action instanceof FaultAction.Cpu cpu) return name + " " + nodes(cpu.nodes()) + ", " + slower(cpu);
        if (action instanceof FaultAction.Disk disk)
            return name + " " + nodes(disk.nodes()) + ", " + disk(disk.change());
        if (action instanceof FaultAction.Clock clock)
            return name + " " + nodes(clock.nodes()) + ", " + clock(clock.change());
        if (action instanceof FaultAction.Byzantine liar)
            return name + " " + nodes(liar.nodes()) + ", " + lie(liar.lie());
        if (action instanceof FaultAction.Bridge bridge) return name + " bridge " + nodes(bridge.nodes());
        if (action instanceof FaultAction.Ring) return name + " ring";
        if (action instanceof FaultAction.Partition split) return name + " " + groups(split.groups());
        if (action instanceof FaultAction.Block block)
            return name + " " + nodes(block.from()) + " to " + nodes(block.to());
        if (action instanceof FaultAction.Hold hold) return name + " " + links(hold.links());
        if (action instanceof FaultAction.Slow slow)
            return name + " " + links(slow.links()) + ", times " + (long) slow.times();
        if (action instanceof FaultAction.Drop drop)
            return name + " " + share(drop.share()) + " on " + links(drop.links());
        if (action instanceof FaultAction.Duplicate twice)
            return name + " " + share(twice.share()) + " on " + links(twice.links());
        if (action instanceof FaultAction.Corrupt bad)
            return name + " " + share(bad.share()) + " on " + links(bad.links());
        throw new IllegalStateException("no words for " + action);
    }

    private static String slower(FaultAction.Cpu cpu) {
        return cpu.moreNanos()
                .map(more -> "by " + Math.round(more.mean() / 1e3) + "us")
                .orElse("times " + (long) cpu.times());
    }

    private static String disk(DiskChange change) {
        if (change.full()) return "full";
        if (change.errors() > 0) return "errors " + share(change.errors());
        if (change.torn() > 0) return "torn writes";
        return change.flips() > 0 ? "bit flips" : "times " + (long) change.times();
    }

    private static String clock(ClockChange change) {
        if (change instanceof ClockChange.Jump jump)
            return "jump " + Math.round(jump.byNanos().mean() / 1e6) + "ms";
        if (change instanceof ClockChange.Drift drift)
            return "drift " + Math.round(drift.ppm().mean()) + "ppm";
        return "strobe";
    }

    private static String lie(Lie lie) {
        return lie.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    private static String groups(List<Selector> groups) {
        return groups.stream().map(ChaosWords::nodes).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String nodes(Selector selector) {
        if (selector instanceof Selector.Named named) {
            return named.names().size() == 1
                    ? named.names().get(0)
                    : named.names().toString();
        }
        return selector instanceof Selector.Half ? "half" : "rest";
    }

    private static String links(LinkSelector links) {
        return links instanceof LinkSelector.AnyPairs any ? "any " + any.count() + " links" : "all links";
    }

    private static String share(double share) {
        return Math.round(share * 100) + "%";
    }
}
