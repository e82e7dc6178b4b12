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
        if (action instanceof FaultAction.Cpu cpu)
            return name + " " + nodes(cpu.nodes()) + ", times " + (long) cpu.times();
        if (action instanceof FaultAction.Disk disk) return name + " " + nodes(disk.nodes());
        if (action instanceof FaultAction.Clock clock) return name + " " + nodes(clock.nodes());
        if (action instanceof FaultAction.Byzantine liar) return name + " " + nodes(liar.nodes());
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
