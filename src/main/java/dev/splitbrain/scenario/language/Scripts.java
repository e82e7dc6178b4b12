package dev.splitbrain.scenario.language;

import dev.splitbrain.node.Protocol;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.scenario.yaml.Suggestion;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.spec.Command;
import dev.splitbrain.workload.ScriptStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code workload.script}: single operations, one by one: {@code {at: 1s, client: alice, write: {cart: 5}}}. */
final class Scripts {
    private static final Key<Optional<String>> ID = Key.maybe(
            "id", Scalars.text("a name such as a1"), "A name by which `after` and checks refer to the operation.");
    private static final Key<Long> AT =
            Key.optional("at", Quantities.DURATION.like("100ms"), 0L, "0s", "Not before this time.");
    private static final Key<String> CLIENT = Key.optional(
            "client",
            Scalars.text("a name such as alice"),
            "client1",
            "client1",
            "Who asks; a new name is a new client.");
    private static final Key<Optional<String>> ON =
            Key.maybe("on", Names.node(), "The node that is asked. Default: the client's choice.");
    private static final Key<Optional<String>> AFTER = Key.maybe(
            "after", Scalars.text("the id of an operation"), "An operation above that must have ended before.");

    private final Map<String, Key<Optional<Object>>> operations = new LinkedHashMap<>();

    private Scripts(Catalog catalog) {
        for (ProtocolEntry<?> entry : catalog.protocols()) {
            for (String operation : protocol(entry).spec().operations()) {
                operations.computeIfAbsent(
                        operation,
                        name -> Key.maybe(
                                name,
                                Scalars.anything("what to " + name),
                                "The operation `" + name + "`, and what it needs."));
            }
        }
    }

    private static <S> Protocol<?, ?> protocol(ProtocolEntry<S> entry) {
        return entry.build().apply(entry.defaults());
    }

    static Shape<List<ScriptStep>> shape(Catalog catalog) {
        Scripts scripts = new Scripts(catalog);
        List<Key<?>> keys = new ArrayList<>(List.of(ID, AT, CLIENT, ON, AFTER));
        keys.addAll(scripts.operations.values());
        Shape<ScriptStep> step = new ObjectShape<>("an operation", keys, Optional.empty(), scripts::step);
        return Lists.of(step, "a list of operations").checked(Scripts::declare);
    }

    private static void declare(List<ScriptStep> steps, YamlNode node, Reading reading) {
        for (int i = 0; i < steps.size(); i++) {
            YamlNode at = node instanceof YamlNode.Sequence list ? list.items().get(i) : node;
            ScriptStep step = steps.get(i);
            if (step.after().filter(id -> !reading.isDeclared(Names.STEP, id)).isPresent()) {
                String id = step.after().get();
                String hint = Suggestion.hint(id, "operations above", reading.names(Names.STEP));
                reading.problem(at, "`after: " + id + "` names no operation above", hint);
            }
            if (step.id().isEmpty() || reading.declare(Names.STEP, step.id())) continue;
            reading.problem(at, "two operations are called `" + step.id() + "`", "");
        }
    }

    private ScriptStep step(Values values) {
        List<Key<Optional<Object>>> given =
                operations.values().stream().filter(values::has).toList();
        if (given.size() != 1) {
            values.reading()
                    .problem(
                            values.whole(),
                            "a step of a script has one operation, this has " + given.size(),
                            "operations: " + String.join(", ", operations.keySet()));
            return null; // never used: there is a problem
        }
        values.reading()
                .get(Facts.DURATION)
                .filter(end -> values.get(AT) >= end)
                .ifPresent(end -> values.problem(AT, "the operation is after the end of the run", ""));
        return new ScriptStep(
                values.get(ID).orElse(""),
                values.get(AT),
                values.get(CLIENT),
                values.get(ON),
                command(given.get(0), values).orElse(null),
                values.get(AFTER));
    }

    private static Optional<Command> command(Key<Optional<Object>> operation, Values values) {
        Optional<Facts.Known> known = values.reading().get(Facts.PROTOCOL);
        if (known.isEmpty()) return Optional.empty(); // the protocol is unknown, and that is a problem already
        try {
            return Optional.of(known.get()
                    .spec()
                    .command(operation.name(), values.get(operation).orElseThrow()));
        } catch (IllegalArgumentException refusal) {
            values.problem(operation, refusal.getMessage(), "");
            return Optional.empty();
        }
    }
}
