package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.ByKind;
import dev.splitbrain.scenario.bind.Durations;
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
 * @param liveness whether chaos demands that all goes well again once it is over
 */
record FaultPlan(List<Fault> faults, Optional<Chaos> chaos, boolean liveness) {
    static final FaultPlan NONE = new FaultPlan(List.of(), Optional.empty(), false);

    private static final long STANDARD_PER_NANOS = 5_000_000_000L;
    private static final long MOST_FAULTS = 100_000;

    private static final Key<Long> PER = Key.optional(
            "per",
            Quantities.PERIOD.like("5s"),
            STANDARD_PER_NANOS,
            "5s",
            "On average there is one fault in this time, and lasts so long; each seed makes it up to 3 times more or fewer.");
    private static final Key<Long> FROM =
            Key.optional("from", Quantities.DURATION, 0L, "0s", "No fault begins before this time.");
    private static final Key<Boolean> LIVENESS = Key.optional(
            "liveness",
            Scalars.bool(),
            true,
            "true",
            "Whether the checks `every-request-ends` and, of a replicated log, `replicas-equal` are made even where the"
                    + " scenario does not name them.");

    static Shape<FaultPlan> shape(Catalog catalog, Distributions distributions) {
        Shape<List<Fault>> list = Faults.shape(catalog.faults(), distributions);
        List<String> names = catalog.faults().stream()
                .filter(FaultEntry::byChance)
                .map(FaultEntry::name)
                .toList();
        Key<List<String>> kinds = Key.optional(
                "kinds",
                Lists.of(Scalars.oneOf(names), "kinds of faults such as [crash, partition]"),
                names,
                "all that the protocol claims to survive",
                "The kinds of faults that may happen.");
        Shape<Wild> options = ObjectShape.of("chaos", values -> chaos(values, kinds), PER, FROM, kinds, LIVENESS)
                .preceded(reading -> reading.unsure(Names.FAULT));
        Key<Optional<Wild>> chaos =
                Key.maybe("chaos", options, "Faults by chance, a different schedule for each seed.");
        Key<List<Fault>> besides = Key.optional("list", list, List.of(), "none", "Faults besides.");
        Shape<FaultPlan> map =
                ObjectShape.of("faults", values -> plan(values.get(besides), values.get(chaos)), chaos, besides);
        Shape<FaultPlan> word = Scalars.oneOf(List.of("chaos"), "a list of faults, or chaos")
                .preceded(reading -> reading.unsure(Names.FAULT))
                .map(chosen -> plan(
                        List.of(),
                        Optional.of(new Wild(new Chaos(names, STANDARD_PER_NANOS, 0, Claims.CRASH_RECOVERY), true))));
        return new ByKind<>(
                "a list of faults, or chaos", word, list.map(faults -> plan(faults, Optional.empty())), map);
    }

    private record Wild(Chaos chaos, boolean liveness) {}

    private static FaultPlan plan(List<Fault> faults, Optional<Wild> wild) {
        return new FaultPlan(
                faults, wild.map(Wild::chaos), wild.filter(Wild::liveness).isPresent());
    }

    private static Wild chaos(Values values, Key<List<String>> kinds) {
        long end = Ends.healNanos(values.reading());
        if (values.get(FROM) >= end) {
            values.problem(FROM, "chaos begins after all is healed", "all is healed at " + Durations.text(end));
        }
        if (end / values.get(PER) > MOST_FAULTS) {
            values.problem(
                    PER, "there would be " + end / values.get(PER) + " faults", "at most " + MOST_FAULTS + " will do");
        }
        Chaos chaos = new Chaos(values.get(kinds), values.get(PER), values.get(FROM), Claims.CRASH_RECOVERY);
        return new Wild(chaos, values.get(LIVENESS));
    }
}
