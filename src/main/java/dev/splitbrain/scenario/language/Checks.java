package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Choice;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.catalog.CheckEntry;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code checks}: a name each, or a name with options. */
final class Checks {
    private static final Key<String> EXPECT = Key.optional(
            "expect",
            Scalars.oneOf(List.of("valid", "violated")),
            "valid",
            "valid",
            "What the check should find; with violated, the run is as expected where the check fails.");
    private static final Key<Map<String, Boolean>> ONLY_IF = Key.optional(
            "only-if",
            new SettingsThatHold(),
            Map.of(),
            "",
            "The settings that the check applies to: dotted paths and their values, such as {network.loss: 5%}.");

    private Checks() {}

    static Shape<List<PlannedCheck>> shape(List<CheckEntry> entries) {
        List<Choice.Option<PlannedCheck>> options = entries.stream()
                .map(entry -> new Choice.Option<PlannedCheck>(entry.name(), entry.description(), shape(entry)))
                .toList();
        return Lists.of(new Choice<>("check", options), "a list of checks")
                .checked((checks, node, reading) -> checks.forEach(check -> reading.declare(Names.CHECK, check.name())))
                .otherwise(reading -> reading.unsure(Names.CHECK));
    }

    private static Shape<PlannedCheck> shape(CheckEntry entry) {
        List<Key<?>> keys = new ArrayList<>(entry.keys());
        keys.add(EXPECT);
        keys.add(ONLY_IF);
        Optional<String> shorthand = entry.keys().stream().map(Key::name).findFirst();
        return new ObjectShape<>(
                "a check",
                keys,
                shorthand,
                values -> new PlannedCheck(
                        entry.name(),
                        text(entry.name(), values.whole()),
                        entry.make().apply(values),
                        values.get(EXPECT).equals("violated"),
                        values.get(ONLY_IF).values().stream().allMatch(holds -> holds)));
    }

    /** As the scenario says it, without what is said of the check itself. */
    private static String text(String name, YamlNode options) {
        if (!(options instanceof YamlNode.Mapping map)) return name + " " + options.inline();
        String said = map.entries().stream()
                .filter(entry ->
                        !entry.name().equals(EXPECT.name()) && !entry.name().equals(ONLY_IF.name()))
                .map(entry -> entry.name() + ": " + entry.value().inline())
                .collect(Collectors.joining(", "));
        return said.isEmpty() ? name : name + " " + said;
    }
}
