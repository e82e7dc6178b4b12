package dev.splitbrain.scenario.terms;

import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.world.LinkSelector;
import dev.splitbrain.world.Selector;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which links are meant: {@code any 2}, {@code all}, those of {@code n1}, {@code {from: n1, to: [n2, n3]}}. */
public final class LinkSelectors {
    private static final Key<Optional<Selector>> FROM =
            Key.maybe("from", Selectors.WITH_CLIENTS, "With to: the senders.");
    private static final Key<Optional<Selector>> TO =
            Key.maybe("to", Selectors.WITH_CLIENTS, "With from: the receivers.");
    private static final Key<Optional<LinkSelector>> BETWEEN = Key.maybe(
            "between",
            Lists.pair(Selectors.WITH_CLIENTS, "two sets of nodes such as [n1, region eu]", LinkSelector.Between::new),
            "Both directions between two sets of nodes.");
    private static final Key<Optional<LinkSelector>> PAIRS = Key.maybe(
            "pairs",
            Lists.of(
                            Lists.pair(Names.node(), "two nodes such as [n1, n2]", LinkSelector.Pair::new),
                            "pairs of nodes such as [[n1, n2], [n3, n4]]")
                    .map(LinkSelector.Pairs::new),
            "Both directions between the two nodes of each pair.");
    private static final Shape<LinkSelector> MAP =
            ObjectShape.of("links", LinkSelectors::links, FROM, TO, BETWEEN, PAIRS);

    public static final Shape<LinkSelector> SHAPE = new LinksShape();

    private LinkSelectors() {}

    private static LinkSelector links(Values values) {
        int said = (values.has(FROM) ? 1 : 0) + (values.has(BETWEEN) ? 1 : 0) + (values.has(PAIRS) ? 1 : 0);
        if (said != 1 || values.has(FROM) != values.has(TO)) {
            throw new IllegalArgumentException(
                    "links are {from: …, to: …}, {between: [… , …]} or {pairs: [[… , …], …]}");
        }
        return values.get(BETWEEN)
                .or(() -> values.get(PAIRS))
                .orElseGet(() -> new LinkSelector.Ways(
                        values.get(FROM).orElseThrow(), values.get(TO).orElseThrow()));
    }

    private record LinksShape() implements Shape<LinkSelector> {
        @Override
        public String words() {
            return "links such as any 2, all, n1, {from: n1, to: n2}, {between: [n1, n2]}";
        }

        @Override
        public String example() {
            return "any 2";
        }

        @Override
        public Optional<LinkSelector> bind(YamlNode node, Reading reading) {
            if (node instanceof YamlNode.Mapping) return MAP.bind(node, reading);
            if (node instanceof YamlNode.Scalar scalar && scalar.text().matches("any( [1-9][0-9]{0,6})?")) {
                String count = scalar.text().substring("any".length()).strip();
                return Optional.of(new LinkSelector.AnyPairs(count.isEmpty() ? 1 : Integer.parseInt(count)));
            }
            return Selectors.WITH_CLIENTS.bind(node, reading).map(LinkSelector.Of::new);
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return definitions.refer(
                    "links",
                    () -> SchemaDefinitions.object(
                            "description",
                            "Links by chance (any 2 pairs), all, those of some nodes, or from some nodes to others.",
                            "anyOf",
                            List.of(Selectors.WITH_CLIENTS.schema(definitions), MAP.schema(definitions))));
        }
    }
}
