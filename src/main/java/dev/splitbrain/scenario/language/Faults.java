package dev.splitbrain.scenario.language;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.catalog.FaultEntry;
import dev.splitbrain.scenario.terms.Distributions;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.scenario.yaml.Suggestion;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.world.Fault;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.FaultTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code faults}: each has one action, one time, and a length (or none, to the end). */
final class Faults {
    private static final Key<Optional<String>> ID = Key.maybe(
            "id", Scalars.text("a name such as first-crash"), "A name by which other faults may wait for it.");

    private static final Key<Optional<String>> CHANCE = Key.maybe(
            "chance",
            Scalars.text("a firing of a fault such as 7.2").checked(Faults::namesAFiring),
            "Whose chance it has: 7.2 is that of the second firing of the seventh fault. Default: its own. Shrunk scenarios"
                    + " say so, since there a fault has another number than before.");

    private final Key<Optional<Distribution>> length;
    private final Map<String, Key<? extends Optional<? extends FaultAction>>> actions = new LinkedHashMap<>();

    private Faults(List<FaultEntry> entries, Distributions distributions) {
        length = Key.maybe("for", distributions.delay(), "How long it lasts; without, to the end of the run.");
        for (FaultEntry entry : entries) {
            actions.put(entry.name(), Key.maybe(entry.name(), entry.shape(), entry.description() + "."));
        }
    }

    /** The list of faults, numbered from 1. */
    static Shape<List<Fault>> shape(List<FaultEntry> entries, Distributions distributions) {
        Faults faults = new Faults(entries, distributions);
        List<Key<?>> keys = new ArrayList<>(List.of(ID));
        keys.addAll(FaultTimes.keys());
        keys.add(faults.length);
        keys.addAll(faults.actions.values());
        keys.add(CHANCE);
        Shape<Draft> one = new ObjectShape<>("a fault", keys, Optional.empty(), faults::draft);
        return Lists.of(one, "a list of faults").checked(Faults::declare).map(Faults::numbered);
    }

    /** A fault before it has a number. */
    private record Draft(
            Optional<String> id,
            String text,
            FaultAction action,
            FaultTimes.Planned planned,
            Optional<Distribution> length,
            Optional<String> chance) {}

    private Draft draft(Values values) {
        List<String> given = actions.keySet().stream()
                .filter(name -> values.has(actions.get(name)))
                .toList();
        if (given.size() != 1) {
            FaultTimes.planned(values);
            String got = given.isEmpty() ? "none" : String.join(" and ", given);
            String all = "actions: " + String.join(", ", actions.keySet());
            values.reading().problem(values.whole(), "a fault has one action, this has " + got, all);
            return null; // never used: there is a problem
        }
        Key<? extends Optional<? extends FaultAction>> action = actions.get(given.get(0));
        FaultAction what = values.get(action).orElseThrow();
        boolean itself = what instanceof FaultAction.OfMessage;
        return new Draft(
                values.get(ID),
                what instanceof FaultAction.OfMessage one ? one.text() : text(action, values),
                what,
                itself ? FaultTimes.arrival(values, action.name()) : FaultTimes.planned(values),
                values.get(length),
                values.get(CHANCE));
    }

    private static void namesAFiring(String text, YamlNode node, Reading reading) {
        if (text.matches("[1-9]\\d{0,5}\\.[1-9]\\d{0,8}")) return;
        reading.problem(
                node, node.what() + " is no firing of a fault", "write 7.2 for the second firing of the seventh");
    }

    private static String text(Key<?> action, Values values) {
        String what = values.node(action).inline();
        boolean map = values.node(action) instanceof YamlNode.Mapping;
        return action.name() + " " + (map ? what.substring(1, what.length() - 1) : what);
    }

    private static void declare(List<Draft> drafts, YamlNode node, Reading reading) {
        for (int i = 0; i < drafts.size(); i++) {
            YamlNode at = node instanceof YamlNode.Sequence list ? list.items().get(i) : node;
            Optional<String> other = drafts.get(i).planned().after().map(FaultTimes.Other::fault);
            if (other.filter(name -> !reading.isDeclared(Names.FAULT, name)).isPresent()) {
                String hint = Suggestion.hint(other.get(), "faults above", reading.names(Names.FAULT));
                reading.problem(at, "`after: " + other.get() + "` names no fault above", hint);
            }
            drafts.get(i).planned().after().ifPresent(after -> endsSometime(after, drafts, at, reading));
            reading.declare(Names.FAULT, String.valueOf(i + 1));
            Optional<String> id = drafts.get(i).id();
            if (id.isPresent() && !reading.declare(Names.FAULT, id.get())) {
                reading.problem(at, "two faults are called `" + id.get() + "`", "");
            }
        }
    }

    private static void endsSometime(FaultTimes.Other after, List<Draft> drafts, YamlNode at, Reading reading) {
        if (!after.ended()) return;
        for (int i = 0; i < drafts.size(); i++) {
            Draft other = drafts.get(i);
            boolean meant =
                    after.fault().equals(other.id().orElse("")) || after.fault().equals(String.valueOf(i + 1));
            if (!meant || other.length().isPresent() || other.action().isMomentary()) continue;
            reading.problem(
                    at,
                    "fault " + after.fault() + " lasts to the end, so nothing comes after it",
                    "give it a length, such as `for: 5s`");
        }
    }

    private static List<Fault> numbered(List<Draft> drafts) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            numbers.put(String.valueOf(i + 1), i + 1);
            numbers.put(drafts.get(i).id().orElse(String.valueOf(i + 1)), i + 1);
        }
        List<Fault> faults = new ArrayList<>();
        for (Draft draft : drafts) {
            FaultTime time = draft.planned().time().orElseGet(() -> after(draft, numbers));
            int number = faults.size() + 1;
            faults.add(new Fault(number, draft.text(), draft.action(), time, draft.length(), draft.chance()));
        }
        return faults;
    }

    private static FaultTime after(Draft draft, Map<String, Integer> numbers) {
        FaultTimes.Other other = draft.planned().after().orElseThrow();
        return new FaultTime.After(numbers.getOrDefault(other.fault(), 0), other.ended(), other.byNanos());
    }
}
