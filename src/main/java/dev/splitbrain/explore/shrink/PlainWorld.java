package dev.splitbrain.explore.shrink;

import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** What the scenario says of the world and of the protocol's options is left out where the standard will do. */
final class PlainWorld implements Pass {
    private static final List<String> SECTIONS =
            List.of("survives", "stop", "regions", "network", "clocks", "disks", "cpu", "heal", "workload");
    private static final List<String> INSIDE = List.of("network", "clocks", "disks", "cpu", "workload");

    @Override
    public void apply(Shrinker shrinker) {
        for (String section : SECTIONS) shrinker.attempt(shrinker.tree().without(section));
        for (String section : INSIDE) leaveOut(shrinker, section);
        latency(shrinker);
        options(shrinker);
    }

    private static void leaveOut(Shrinker shrinker, String section) {
        Optional<YamlNode.Mapping> map = Parts.map(shrinker.tree(), section);
        if (map.isEmpty()) return;
        for (YamlNode.Entry entry : map.get().entries()) {
            if (entry.name().equals("script")) continue;
            YamlNode.Mapping left =
                    Parts.map(shrinker.tree(), section).orElseThrow().without(entry.name());
            shrinker.attempt(
                    left.entries().isEmpty()
                            ? shrinker.tree().without(section)
                            : shrinker.tree().with(section, left));
        }
    }

    /** One delay for all messages. */
    private static void latency(Shrinker shrinker) {
        Optional<YamlNode.Mapping> network = Parts.map(shrinker.tree(), "network");
        if (network.isEmpty() || !(network.get().get("latency").orElse(null) instanceof YamlNode.Mapping)) return;
        for (String delay : List.of("5ms", "10ms", "20ms")) {
            YamlNode.Mapping plain = network.get().with("latency", Trees.text(delay));
            if (shrinker.attempt(shrinker.tree().with("network", plain))) return;
        }
    }

    private static void options(Shrinker shrinker) {
        Optional<YamlNode.Mapping> protocol = Parts.map(shrinker.tree(), "protocol");
        if (protocol.isEmpty() || protocol.get().entries().size() != 1) return;
        YamlNode.Entry named = protocol.get().entries().get(0);
        if (!(named.value() instanceof YamlNode.Mapping options)) return;
        for (YamlNode.Entry option : options.entries()) {
            YamlNode.Mapping now = Parts.map(
                            Parts.map(shrinker.tree(), "protocol").orElseThrow(), named.name())
                    .orElseThrow();
            YamlNode fewer = Trees.map(named.name(), now.without(option.name()));
            if (shrinker.attempt(shrinker.tree().with("protocol", fewer))) continue;
            Ddmin.minimise(
                    Parts.items(now, option.name()),
                    items -> shrinker.attempt(shrinker.tree()
                            .with("protocol", Trees.map(named.name(), Parts.with(now, option.name(), items)))));
        }
    }
}
