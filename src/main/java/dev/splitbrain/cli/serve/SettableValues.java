package dev.splitbrain.cli.serve;

import dev.splitbrain.scenario.yaml.Problems;
import dev.splitbrain.scenario.yaml.Source;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.scenario.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The values of a scenario that one may want to be others, by path, as {@code --set} takes them. */
final class SettableValues {
    private static final Set<String> NOT_THE_EXPERIMENT = Set.of(
            "version", "name", "description", "seed", "charts", "sweep", "claims", "record", "lesson", "include");

    private static final int SHORT = 48; // what is longer is taken apart
    private static final int MOST = 80;

    private final Map<String, String> values = new LinkedHashMap<>();

    private SettableValues() {}

    /** @param text the scenario on one line, with what was set already */
    static Map<String, String> of(String text) {
        SettableValues found = new SettableValues();
        YamlNode tree = YamlReader.read(Source.of(0, "scenario", text), text, new Problems())
                .orElseThrow();
        for (YamlNode.Entry entry : ((YamlNode.Mapping) tree).entries()) {
            if (!NOT_THE_EXPERIMENT.contains(entry.name()) && !entry.name().startsWith("x-"))
                found.collect(entry.name(), entry.value());
        }
        return found.values;
    }

    private void collect(String path, YamlNode node) {
        if (values.size() >= MOST) return;
        if (node instanceof YamlNode.Mapping map) {
            for (YamlNode.Entry entry : map.entries()) collect(path + "." + entry.name(), entry.value());
        } else if (node instanceof YamlNode.Sequence list && !isOneValue(list)) {
            for (int i = 0; i < list.items().size(); i++)
                collect(path + "." + (i + 1), list.items().get(i));
        } else {
            values.put(path, node.flow());
        }
    }

    /** {@code [150ms, 300ms]}: changed as a whole. */
    private static boolean isOneValue(YamlNode.Sequence list) {
        return list.flow().length() <= SHORT && list.items().stream().noneMatch(YamlNode.Mapping.class::isInstance);
    }
}
