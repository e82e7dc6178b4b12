package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.world.NodePlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value for all nodes, or values by node, role, region, zone or rack.
 *
 * @param all where none of the names fits; empty for the standard
 */
record PerNode<T>(Optional<T> all, Map<String, T> named) {
    static <T> PerNode<T> nothing() {
        return new PerNode<>(Optional.empty(), Map.of());
    }

    /** The value of one node: by its name, else its place, else its role, else that of all. */
    T of(NodePlan node, T standard) {
        List<String> names =
                List.of(node.id().name(), node.place().rack(), node.place().zone(), node.region(), node.role());
        for (String name : names) {
            if (named.containsKey(name)) return named.get(name);
        }
        return all.orElse(standard);
    }

    /** Such values: {@code all} where one is for all nodes, {@code one} where a node has its own. */
    static <T> Shape<PerNode<T>> shape(Shape<T> all, Shape<T> one) {
        return new PerNodeShape<>(all, one);
    }

    private record PerNodeShape<T>(Shape<T> all, Shape<T> one) implements Shape<PerNode<T>> {
        @Override
        public String words() {
            return all.words() + ", or one by node such as {n1: " + one.example() + "}";
        }

        @Override
        public String example() {
            return all.example();
        }

        @Override
        public Optional<PerNode<T>> bind(YamlNode node, Reading reading) {
            boolean byName = node instanceof YamlNode.Mapping map
                    && map.entries().stream().anyMatch(entry -> isName(entry.name(), reading));
            if (!byName) return all.bind(node, reading).map(value -> new PerNode<>(Optional.of(value), Map.of()));
            Shape<String> name =
                    Names.used("a node, role or region", Names.NODE, Names.ROLE, Names.REGION, Names.ZONE, Names.RACK);
            return Lists.map(name, one, words())
                    .bind(node, reading)
                    .map(values -> new PerNode<>(Optional.empty(), values));
        }

        private static boolean isName(String name, Reading reading) {
            return List.of(Names.NODE, Names.ROLE, Names.REGION, Names.ZONE, Names.RACK).stream()
                    .anyMatch(kind -> reading.names(kind).contains(name));
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            Map<String, Object> named =
                    SchemaDefinitions.object("type", "object", "additionalProperties", one.schema(definitions));
            return SchemaDefinitions.object("anyOf", List.of(all.schema(definitions), named));
        }
    }
}
