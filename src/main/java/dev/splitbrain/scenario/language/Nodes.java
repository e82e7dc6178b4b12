package dev.splitbrain.scenario.language;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.scenario.terms.Selectors;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.world.NodePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code nodes}: a number (n1, n2, …), a list of names, or a map from roles to such. */
final class Nodes {
    static final int MOST = 1_000_000;

    static final Shape<List<NodePlan>> SHAPE = new NodesShape();

    private Nodes() {}

    private record NodesShape() implements Shape<List<NodePlan>> {
        private static final Shape<Integer> COUNT = Scalars.whole(1, MOST);

        @Override
        public String words() {
            return "a number such as 5, a list of names, or a map from roles to names";
        }

        @Override
        public String example() {
            return "5";
        }

        @Override
        public Optional<List<NodePlan>> bind(YamlNode node, Reading reading) {
            List<NodePlan> plans = new ArrayList<>();
            int before = reading.problemCount();
            if (node instanceof YamlNode.Mapping map) {
                for (YamlNode.Entry entry : map.entries()) {
                    reading.declare(Names.ROLE, entry.name());
                    add(entry.value(), entry.name(), entry.name(), plans, reading);
                }
            } else {
                add(node, "n", NodePlan.PLAIN_ROLE, plans, reading);
            }
            if (plans.isEmpty() && reading.problemCount() == before) mismatch(node, reading, "there must be a node");
            if (reading.problemCount() == before) return Optional.of(plans);
            reading.unsure(Names.NODE);
            return Optional.empty();
        }

        private void add(YamlNode node, String prefix, String role, List<NodePlan> plans, Reading reading) {
            if (node instanceof YamlNode.Sequence list) {
                for (YamlNode name : list.items()) named(name, role, plans, reading);
            } else if (node instanceof YamlNode.Scalar) {
                if (((YamlNode.Scalar) node).text().contains(",")) {
                    mismatch(node, reading, "write [" + node.inline() + "]");
                    return;
                }
                int count = COUNT.bind(node, reading).orElse(0);
                for (int i = 1; i <= count; i++) declare(node, prefix + i, role, plans, reading);
            } else {
                mismatch(node, reading);
            }
        }

        private void named(YamlNode node, String role, List<NodePlan> plans, Reading reading) {
            if (!(node instanceof YamlNode.Scalar scalar) || !scalar.text().matches("[A-Za-z][A-Za-z0-9_.-]{0,39}")) {
                reading.problem(node, "expected a name such as n1, got " + node.what(), "names begin with a letter");
            } else if (Selectors.isWord(scalar.text())) {
                reading.problem(
                        node, "no node can be called " + node.what(), "in faults this word means several nodes");
            } else {
                declare(node, scalar.text(), role, plans, reading);
            }
        }

        private void declare(YamlNode at, String name, String role, List<NodePlan> plans, Reading reading) {
            if (!reading.declare(Names.NODE, name)) {
                reading.problem(at, "two nodes are called `" + name + "`", "");
            } else if (plans.size() == MOST) {
                reading.problem(at, "more than " + MOST + " nodes", "");
            } else {
                plans.add(new NodePlan(new NodeId(plans.size(), name), role, ""));
            }
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            Map<String, Object> some = SchemaDefinitions.object(
                    "anyOf",
                    List.of(
                            COUNT.schema(definitions),
                            SchemaDefinitions.object("type", "array", "items", Map.of("type", "string"))));
            return SchemaDefinitions.object(
                    "anyOf",
                    List.of(
                            COUNT.schema(definitions),
                            SchemaDefinitions.object("type", "array", "items", Map.of("type", "string")),
                            SchemaDefinitions.object("type", "object", "additionalProperties", some)));
        }
    }
}
