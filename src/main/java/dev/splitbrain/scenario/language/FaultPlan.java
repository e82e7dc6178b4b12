package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.ByKind;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.FaultEntry;
import dev.splitbrain.scenario.terms.Distributions;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.world.Chaos;
import dev.splitbrain.world.Claims;
import dev.splitbrain.world.Fault;
import java.util.List;
import java.util.Optional;

/**
 * {@code faults} as a whole: a list, or {@code chaos}, or both.
 *
 * @param chaos faults by chance; what they keep within is for the scenario to say
 */
record FaultPlan(List<Fault> faults, Optional<Chaos> chaos) {
    static final FaultPlan NONE = new FaultPlan(List.of(), Optional.empty());

    private static final Key<Long> PER = Key.optional(
            "per", Quantities.PERIOD.like("5s"), 5_000_000_000L, "5s", "On average there is one fault in this time.");
    private static final Key<Long> FROM =
            Key.optional("from", Quantities.DURATION, 0L, "0s", "No fault begins before this time.");

    static Shape<FaultPlan> shape(Catalog catalog, Distributions distributions) {
        Shape<List<Fault>> list = Faults.shape(catalog.faults(), distributions);
        List<String> names = catalog.faults().stream().map(FaultEntry::name).toList();
        Key<List<String>> kinds = Key.optional(
                "kinds",
                Lists.of(Scalars.oneOf(names), "kinds of faults such as [crash, partition]"),
                names,
                "all that the protocol claims to survive",
                "The kinds of faults that may happen.");
        Shape<Chaos> options = ObjectShape.of("chaos", values -> chaos(values, kinds), PER, FROM, kinds)
                .preceded(reading -> reading.unsure(Names.FAULT));
        Key<Optional<Chaos>> chaos =
                Key.maybe("chaos", options, "Faults by chance, a different schedule for each seed.");
        Key<List<Fault>> besides = Key.optional("list", list, List.of(), "none", "Faults besides.");
        Shape<FaultPlan> map = ObjectShape.of(
                "faults", values -> new FaultPlan(values.get(besides), values.get(chaos)), chaos, besides);
        Shape<FaultPlan> word = Scalars.oneOf(List.of("chaos"), "a list of faults, or chaos")
                .preceded(reading -> reading.unsure(Names.FAULT))
                .map(chosen -> new FaultPlan(
                        List.of(), Optional.of(new Chaos(names, 5_000_000_000L, 0, Claims.CRASH_RECOVERY))));
        return new ByKind<>(
                "a list of faults, or chaos", word, list.map(faults -> new FaultPlan(faults, Optional.empty())), map);
    }

    private static Chaos chaos(Values values, Key<List<String>> kinds) {
        HowOften.period(values.get(PER), PER, values);
        return new Chaos(values.get(kinds), values.get(PER), values.get(FROM), Claims.CRASH_RECOVERY);
    }
}
