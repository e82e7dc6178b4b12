package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.world.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code regions}: the nodes of each, as a list or in zones, and those of a zone as a list or in racks. */
final class Regions {
    private static final List<String> LEVELS = List.of(Names.REGION, Names.ZONE, Names.RACK);

    /** The places of nodes, by name. */
    static final Shape<Map<String, Place>> SHAPE = new RegionsShape();

    private Regions() {}

    private record RegionsShape() implements Shape<Map<String, Place>> {
        @Override
        public String words() {
            return "regions such as {eu: [n1, n2], us: [n3]}";
        }

        @Override
        public String example() {
            return "{eu: [n1, n2], us: [n3]}";
        }

        @Override
        public Optional<Map<String, Place>> bind(YamlNode node, Reading reading) {
            if (!(node instanceof YamlNode.Mapping map)) return mismatch(node, reading);
            Map<String, Place> places = new LinkedHashMap<>();
            int before = reading.problemCount();
            for (YamlNode.Entry entry : map.entries()) add(entry, 0, Place.NOWHERE, places, reading);
            if (reading.problemCount() == before) return Optional.of(places);
            LEVELS.forEach(reading::unsure);
            return Optional.empty();
        }

        private void add(YamlNode.Entry entry, int level, Place in, Map<String, Place> places, Reading reading) {
            String kind = LEVELS.get(level);
            if (!reading.declare(kind, entry.name())) {
                reading.problem(entry.key(), "two " + kind + "s are called `" + entry.name() + "`", "");
            }
            Place place = inside(in, level, entry.name());
            if (entry.value() instanceof YamlNode.Mapping parts && level + 1 < LEVELS.size()) {
                for (YamlNode.Entry part : parts.entries()) add(part, level + 1, place, places, reading);
            } else if (entry.value() instanceof YamlNode.Sequence nodes) {
                for (YamlNode name : nodes.items()) put(name, place, places, reading);
            } else {
                String below = level == 0 ? ", or zones" : level == 1 ? ", or racks" : "";
                reading.problem(
                        entry.value(),
                        "expected the nodes of " + kind + " `" + entry.name() + "`" + below + ", got "
                                + entry.value().what(),
                        "write " + entry.name() + ": [n1, n2]");
            }
        }

        private static Place inside(Place in, int level, String name) {
            return switch (level) {
                case 0 -> new Place(name, "", "");
                case 1 -> new Place(in.region(), name, "");
                default -> new Place(in.region(), in.zone(), name);
            };
        }

        private void put(YamlNode name, Place place, Map<String, Place> places, Reading reading) {
            if (!(name instanceof YamlNode.Scalar scalar)) {
                mismatch(name, reading);
                return;
            }
            reading.mention(name, scalar.text(), Names.NODE);
            if (places.putIfAbsent(scalar.text(), place) != null) {
                reading.problem(name, "`" + scalar.text() + "` is in two places", "a node stands in one region");
            }
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            Map<String, Object> nodes = SchemaDefinitions.object("type", "array", "items", Map.of("type", "string"));
            Map<String, Object> racks = SchemaDefinitions.object("type", "object", "additionalProperties", nodes);
            Map<String, Object> zone = SchemaDefinitions.object("anyOf", List.of(nodes, racks));
            Map<String, Object> zones = SchemaDefinitions.object("type", "object", "additionalProperties", zone);
            Map<String, Object> region = SchemaDefinitions.object("anyOf", List.of(nodes, zones));
            return SchemaDefinitions.object("type", "object", "additionalProperties", region);
        }
    }
}
