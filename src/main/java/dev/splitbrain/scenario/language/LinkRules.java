package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.world.LinkRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code network.links}: between which places, or from where to where, and what differs there. */
final class LinkRules {
    private static final Shape<String> PLACE = Names.used(
            "a region, zone, rack, node or client", Names.REGION, Names.ZONE, Names.RACK, Names.NODE, Names.CLIENT);
    private static final Key<Optional<Ends>> BETWEEN = Key.maybe(
            "between",
            Lists.pair(PLACE, "two places such as [eu, us]", Ends::new),
            "Two regions, zones, racks, nodes or clients: both ways between them.");
    private static final Key<Optional<String>> FROM = Key.maybe("from", PLACE, "With to: the senders, one way.");
    private static final Key<Optional<String>> TO = Key.maybe("to", PLACE, "With from: the receivers.");

    private record Ends(String one, String other) {}

    private final LinkKeys links;

    LinkRules(LinkKeys links) {
        this.links = links;
    }

    Shape<LinkRule> shape() {
        List<Key<?>> keys = new ArrayList<>(List.of(BETWEEN, FROM, TO));
        keys.addAll(links.keys());
        return new ObjectShape<>("links", keys, Optional.empty(), this::rule);
    }

    private LinkRule rule(Values values) {
        boolean oneWay = values.has(FROM) && values.has(TO);
        boolean half = values.has(FROM) != values.has(TO);
        if (half || oneWay == values.has(BETWEEN)) {
            throw new IllegalArgumentException("a link is `between: [eu, us]`, or `from: eu` and `to: us`");
        }
        if (oneWay)
            return new LinkRule(
                    values.get(FROM).orElseThrow(), values.get(TO).orElseThrow(), false, links.patch(values));
        Ends ends = values.get(BETWEEN).orElseThrow();
        return new LinkRule(ends.one(), ends.other(), true, links.patch(values));
    }
}
