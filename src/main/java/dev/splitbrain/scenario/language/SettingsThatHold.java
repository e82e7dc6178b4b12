package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.yaml.TreePath;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Settings by their dotted paths, and whether the scenario sets each to the value that stands there. */
record SettingsThatHold() implements Shape<Map<String, Boolean>> {
    @Override
    public String words() {
        return "settings such as {network.loss: 5%}";
    }

    @Override
    public String example() {
        return "{network.loss: 5%}";
    }

    @Override
    public Optional<Map<String, Boolean>> bind(YamlNode node, Reading reading) {
        if (!(node instanceof YamlNode.Mapping map)) return mismatch(node, reading);
        YamlNode tree = reading.get(Facts.TREE).orElseThrow();
        Map<String, Boolean> holds = new LinkedHashMap<>();
        for (YamlNode.Entry entry : map.entries()) {
            TreePath path = TreePath.of(entry.name(), entry.key().mark());
            Optional<YamlNode> set = path.find(tree);
            if (set.isEmpty()) path.missing(tree, entry.key().mark(), reading.problems());
            holds.put(
                    entry.name(),
                    set.filter(value -> value.inline().equals(entry.value().inline()))
                            .isPresent());
        }
        return Optional.of(holds);
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        return SchemaDefinitions.object("type", "object");
    }
}
