package dev.splitbrain.scenario.language;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.Durations;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.catalog.FaultEntry;
import dev.splitbrain.scenario.terms.Distributions;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.world.Fault;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.FaultTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code faults}: each has one action, one time, and a length (or none, to the end). */
final class Faults {
    private static final Key<Optional<Long>> AT =
            Key.maybe("at", Quantities.DURATION, "When it happens, from the start of the run.");
    private static final Key<Optional<Long>> EVERY =
            Key.maybe("every", Quantities.PERIOD, "It happens again and again, once in this time.");
    private static final Key<Optional<Long>> FROM =
            Key.maybe("from", Quantities.DURATION, "With every: when it happens first. Default: after one period.");
    private static final Key<Optional<Long>> UNTIL =
            Key.maybe("until", Quantities.DURATION, "With every: before when it happens. Default: the end of the run.");

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
        List<Key<?>> keys = new ArrayList<>(List.of(AT, EVERY, FROM, UNTIL, faults.length));
        keys.addAll(faults.actions.values());
        Shape<Fault> one = new ObjectShape<>("a fault", keys, Optional.empty(), faults::fault);
        return Lists.of(one, "a list of faults").map(Faults::numbered);
    }

    private static List<Fault> numbered(List<Fault> faults) {
        List<Fault> numbered = new ArrayList<>();
        for (Fault fault : faults) {
            numbered.add(
                    new Fault(numbered.size() + 1, fault.text(), fault.action(), fault.time(), fault.lengthNanos()));
        }
        return numbered;
    }

    private Fault fault(Values values) {
        FaultTime time = time(values);
        List<String> given = actions.keySet().stream()
                .filter(name -> values.has(actions.get(name)))
                .toList();
        if (given.size() != 1) {
            String all = "actions: " + String.join(", ", actions.keySet());
            String got = given.isEmpty() ? "none" : String.join(" and ", given);
            values.reading().problem(values.whole(), "a fault has one action, this has " + got, all);
            return null;
        }
        Key<? extends Optional<? extends FaultAction>> action = actions.get(given.get(0));
        return new Fault(0, text(action, values), values.get(action).orElseThrow(), time, values.get(length));
    }

    private static String text(Key<?> action, Values values) {
        String what = values.node(action).inline();
        boolean map = values.node(action) instanceof YamlNode.Mapping;
        return action.name() + " " + (map ? what.substring(1, what.length() - 1) : what);
    }

    private static FaultTime time(Values values) {
        List<String> given =
                List.of(AT, EVERY).stream().filter(values::has).map(Key::name).collect(Collectors.toList());
        if (given.size() != 1) {
            String got = given.isEmpty() ? "none" : String.join(" and ", given);
            values.reading()
                    .problem(
                            values.whole(), "a fault has one time, this has " + got, "write `at: 15s` or `every: 10s`");
        }
        return values.get(AT).<FaultTime>map(at -> at(at, values)).orElseGet(() -> every(values));
    }

    private static FaultTime at(long nanos, Values values) {
        for (Key<?> key : List.of(FROM, UNTIL)) {
            if (values.has(key)) values.problem(key, "`" + key.name() + "` goes with `every`, not with `at`", "");
        }
        notBeyondTheEnd(nanos, AT, values);
        return new FaultTime.At(nanos);
    }

    private static FaultTime every(Values values) {
        long period = values.get(EVERY).orElse(1L);
        long end = values.reading().get(Facts.DURATION).orElse(Long.MAX_VALUE);
        long from = values.get(FROM).orElse(period);
        long until = values.get(UNTIL).orElse(end);
        notBeyondTheEnd(from, values.has(FROM) ? FROM : EVERY, values);
        if (until <= from && values.has(UNTIL)) {
            values.problem(UNTIL, "the fault ends before it begins", "`until` comes after `from`");
        }
        return new FaultTime.Every(period, from, until);
    }

    private static void notBeyondTheEnd(long nanos, Key<?> key, Values values) {
        long end = values.reading().get(Facts.DURATION).orElse(Long.MAX_VALUE);
        if (nanos < end) return;
        values.problem(
                key,
                "the fault is at " + Durations.text(nanos) + ", after the end of the run",
                "the run ends at " + Durations.text(end));
    }
}
