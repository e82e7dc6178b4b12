package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.WrongVariant;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code wrong}: mistakes that the claims must find out: {@code {name: no retries, protocol.x.retries: 0}}. */
record WrongVariants() implements Shape<WrongVariant> {
    private static final String NAME = "name";

    static final Shape<List<WrongVariant>> SHAPE = Lists.of(new WrongVariants(), "a list of wrong variants");

    @Override
    public String words() {
        return "a wrong variant such as {name: half is a majority, protocol.raft.mutant: majority-off-by-one}";
    }

    @Override
    public String example() {
        return "{name: half is a majority, protocol.raft.mutant: majority-off-by-one}";
    }

    @Override
    public Optional<WrongVariant> bind(YamlNode node, Reading reading) {
        Optional<Map<String, YamlNode>> settings = new Sweeps.Paths().bind(node, reading);
        if (settings.isEmpty()) return Optional.empty();
        Map<String, String> values = new LinkedHashMap<>();
        settings.get().forEach((path, value) -> values.put(path, value.flow()));
        String name = values.remove(NAME);
        if (name == null || values.isEmpty()) {
            reading.problem(
                    node, "a wrong variant has a name, and a setting that makes it wrong", "write " + example());
            return Optional.empty();
        }
        return Optional.of(new WrongVariant(name.replaceAll("^\"|\"$", ""), values));
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        return SchemaDefinitions.object("type", "object", "required", List.of(NAME));
    }
}
