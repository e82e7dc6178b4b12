package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Distributions;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.LinkPatch;
import dev.splitbrain.world.LinkRule;
import dev.splitbrain.world.MessagePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code network}: how messages travel; between all, between some places, and by type. */
final class Networks {
    private static final Key<Long> SIZE = Key.optional(
            "message-size",
            Quantities.SIZE.like("100B"),
            100L,
            "100B",
            "How large a message is where `messages` does not say; it counts where `bandwidth` is limited.");
    private static final Key<Optional<Long>> SIZE_OF_TYPE =
            Key.maybe("size", Quantities.SIZE, "How large these messages are.");

    private final LinkKeys links;
    private final Key<List<LinkRule>> rules;
    private final Key<List<LinkRule>> roundTrips;
    private final Key<MessagePlan> messages;

    /** What the section says. */
    record Plan(Link link, List<LinkRule> rules, MessagePlan messages) {
        /** Where a scenario says nothing: a millisecond each way. */
        static final Plan STANDARD = new Plan(Link.withDelay(LinkKeys.STANDARD_DELAY), List.of(), MessagePlan.ALIKE);
    }

    private Networks(Distributions distributions) {
        links = new LinkKeys(distributions);
        rules = Key.optional(
                "links",
                Lists.of(new LinkRules(links).shape(), "a list of links"),
                List.of(),
                "",
                "Links that differ from the rest; of two that fit, the later one wins.");
        roundTrips = Key.optional(
                "round-trips",
                RoundTrips.SHAPE,
                List.of(),
                "",
                "Round trips between regions, as a matrix, a CSV file or a preset; a message needs half of it.");
        messages = Key.optional(
                "messages",
                Lists.map(Names.message(), typeShape(), "messages by type, such as {AppendEntries: {size: 1KiB}}")
                        .map(Networks::messagePlan),
                MessagePlan.ALIKE,
                "",
                "Messages that differ from the rest, by type.");
    }

    static Shape<Plan> shape(Distributions distributions) {
        Networks networks = new Networks(distributions);
        List<Key<?>> keys = new ArrayList<>(networks.links.keys());
        keys.addAll(List.of(networks.roundTrips, networks.rules, SIZE, networks.messages));
        return new ObjectShape<>("a network", keys, Optional.empty(), networks::plan);
    }

    private Plan plan(Values values) {
        List<LinkRule> all = new ArrayList<>(values.get(roundTrips));
        all.addAll(values.get(rules));
        MessagePlan types = values.get(messages);
        MessagePlan sized = new MessagePlan(types.links(), values.get(SIZE), types.sizesBytes());
        return new Plan(links.patch(values).apply(Plan.STANDARD.link()), all, sized);
    }

    /** What one type of message has that others have not. */
    private record TypePlan(LinkPatch patch, Optional<Long> sizeBytes) {}

    private Shape<TypePlan> typeShape() {
        List<Key<?>> keys = new ArrayList<>(links.keys());
        keys.add(SIZE_OF_TYPE);
        return new ObjectShape<>(
                "messages",
                keys,
                Optional.empty(),
                values -> new TypePlan(links.patch(values), values.get(SIZE_OF_TYPE)));
    }

    private static MessagePlan messagePlan(Map<String, TypePlan> types) {
        Map<String, LinkPatch> patches = new LinkedHashMap<>();
        Map<String, Long> sizes = new LinkedHashMap<>();
        types.forEach((name, plan) -> {
            patches.put(name, plan.patch());
            plan.sizeBytes().ifPresent(bytes -> sizes.put(name, bytes));
        });
        return new MessagePlan(patches, MessagePlan.ALIKE.sizeBytes(), sizes);
    }
}
