package dev.splitbrain.scenario.catalog;

import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.NamedMessage;
import java.util.List;
import java.util.Optional;

/** The actions of faults on single messages. */
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
                new FaultEntry("lose", "One message vanishes; it needs no time of its own", lose, false));
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
