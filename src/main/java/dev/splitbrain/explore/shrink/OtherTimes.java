package dev.splitbrain.explore.shrink;

import dev.splitbrain.random.Rng;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;

/** In a smaller world things come sooner or later, and a fault has to come with them. */
final class OtherTimes {
    private static final List<String> OF_A_MESSAGE = List.of("deliver", "lose");

    private OtherTimes() {}

    /** The scenario with its faults at times by chance; one of a message that is not the first may be of the first instead. */
    static YamlNode.Mapping of(YamlNode.Mapping tree, Rng rng) {
        long endNanos = Parts.nanos(tree, "heal")
                .or(() -> Parts.nanos(tree, "duration"))
                .orElseThrow();
        List<YamlNode> faults = Parts.faults(tree).stream()
                .map(line -> line instanceof YamlNode.Mapping fault ? of(fault, endNanos, rng) : line)
                .toList();
        return Parts.with(tree, "faults", faults);
    }

    private static YamlNode of(YamlNode.Mapping fault, long endNanos, Rng rng) {
        if (Parts.nanos(fault, "at").isPresent()) return Parts.with(fault, "at", rng.nextLong(endNanos));
        for (String action : OF_A_MESSAGE) {
            if (fault.get(action).orElse(null) instanceof YamlNode.Mapping message
                    && message.get("nth").isPresent()
                    && rng.chance(0.5)) return fault.with(action, message.without("nth"));
        }
        return fault;
    }
}
