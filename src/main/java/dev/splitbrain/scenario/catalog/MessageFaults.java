package dev.splitbrain.scenario.catalog;

import dev.splitbrain.scenario.bind.Choice;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.NamedMessage;
import dev.splitbrain.world.Ordering;
import java.util.List;
import java.util.Optional;

/** The actions of faults on single messages, and on their order. */
final class MessageFaults {
    private static final int MOST = 1_000_000_000;
    private static final Key<String> MESSAGE =
            Key.required("message", Names.message(), "The type of the message that is meant, such as RequestVote.");
    private static final Key<String> FROM = Key.required("from", endpoint(), "Who sends it.");
    private static final Key<String> TO = Key.required("to", endpoint(), "Whom it is sent to.");
    private static final Key<Integer> NTH = Key.optional(
            "nth", Scalars.whole(1, MOST), 1, "1", "Which of this type over this link, in the order of sending.");
    private static final Key<Integer> COPY =
            Key.optional("copy", Scalars.whole(1, 2), 1, "1", "Which copy, where the network makes two of it.");
    private static final Key<Optional<NamedMessage>> AFTER = Key.maybe(
            "after",
            ObjectShape.of("a message", MessageFaults::named, MESSAGE, FROM, TO, NTH, COPY),
            "The message that must have arrived before. Without, it waits until the fault ends.");

    private static final Key<Integer> WAITING = Key.optional(
            "waiting",
            Scalars.whole(1, MOST),
            8,
            "8",
            "How many messages may wait for their turn at once; who finds no room arrives at its time.");
    private static final Key<Integer> CHANGES = Key.optional(
            "changes",
            Scalars.whole(0, 1_000),
            2,
            "2",
            "At how many messages, by chance, the chain that they belong to falls below all others.");
    private static final Key<Integer> MESSAGES = Key.optional(
            "messages", Scalars.whole(1, MOST), 1_000, "1000", "These are drawn among so many, the first ones.");
    private static final Key<Optional<Long>> LATE = Key.maybe(
            "late",
            Quantities.DURATION.like("100ms"),
            "How long the messages of such a chain wait. Without, as long as others are on their way.");

    private MessageFaults() {}

    static List<FaultEntry> all() {
        Shape<FaultAction> deliver =
                ObjectShape.of("a message", MessageFaults::deliver, MESSAGE, FROM, TO, NTH, COPY, AFTER);
        Shape<FaultAction> lose = ObjectShape.of(
                "a message", values -> new FaultAction.Lose(named(values)), MESSAGE, FROM, TO, NTH, COPY);
        return List.of(
                new FaultEntry(
                        "deliver",
                        "One message waits until another one has arrived; it needs no time of its own",
                        deliver,
                        false),
                new FaultEntry("lose", "One message vanishes; it needs no time of its own", lose, false),
                new FaultEntry(
                        "order", "Messages take their turns by a rule, and not as they would arrive", order(), false));
    }

    private static Shape<FaultAction> order() {
        Shape<Ordering> chains = ObjectShape.of(
                "priorities of chains",
                values -> new Ordering.Chains(
                        values.get(WAITING), values.get(CHANGES), values.get(MESSAGES), values.get(LATE)),
                CHANGES,
                MESSAGES,
                LATE,
                WAITING);
        Shape<Ordering> races =
                ObjectShape.of("priorities of messages", values -> new Ordering.Races(values.get(WAITING)), WAITING);
        return new Choice<Ordering>(
                        "rule",
                        List.of(
                                new Choice.Option<>(
                                        "pct",
                                        "Chains of messages have priorities by chance, with change points (PCT)",
                                        chains),
                                new Choice.Option<>(
                                        "picks",
                                        "Which message comes next, turn by turn: of those on their way, in the order of"
                                                + " sending, from 0; -1 loses the first of them",
                                        Lists.of(Scalars.whole(-MOST, MOST), "a list of numbers such as [0, 2, -1]")
                                                .map(Ordering.Picks::new)),
                                new Choice.Option<>(
                                        "pos",
                                        "Messages have priorities by chance, drawn anew by those that raced (POS)",
                                        races)))
                .map(FaultAction.Order::new);
    }

    private static Shape<String> endpoint() {
        return Names.used("a node or client such as n1", Names.NODE, Names.CLIENT);
    }

    private static NamedMessage named(Values values) {
        return new NamedMessage(
                values.get(MESSAGE), values.get(FROM), values.get(TO), values.get(NTH), values.get(COPY));
    }

    private static FaultAction deliver(Values values) {
        NamedMessage message = named(values);
        Optional<NamedMessage> after = values.get(AFTER);
        if (after.equals(Optional.of(message)))
            values.problem(AFTER, "the message would wait for itself", "name another one");
        return new FaultAction.Deliver(message, after);
    }
}
