package dev.splitbrain.scenario.measure;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.metrics.Staleness;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Measures whose names carry a name of the protocol's or the scenario's: {@code messages.request-vote}. */
final class Families {
    /**
     * One family.
     *
     * @param shape as people read it: {@code messages.TYPE}
     * @param name what the names look like; its groups are what they carry
     */
    private record Family(String shape, Pattern name, Function<MatchResult, Measure> measure) {}

    private static final String WORD = "([a-z0-9-]+)";
    private static final List<Family> ALL = List.of(
            family("messages.TYPE", "messages\\." + WORD, name -> TrafficMeasures.ofType(name.group(), name.group(1))),
            family(
                    "messages-per-node.TYPE",
                    "messages-per-node\\." + WORD,
                    name -> TrafficMeasures.ofTypePerNode(name.group(), name.group(1))),
            family(
                    "latency-p99.OPERATION",
                    "latency-(mean|p50|p99|p999|max)\\." + WORD,
                    name -> ClientMeasures.latency(name.group(1), name.group(2))),
            family("missed-writes.K", "missed-writes\\.([1-9][0-9]?)", Families::missedWrites),
            family("violated.CHECK", "violated\\." + WORD, Families::violated),
            family("note.EVENT.count", "note\\." + WORD + "\\.(count)", Families::note),
            family("note.EVENT.first", "note\\." + WORD + "\\.(first)", Families::note),
            family("note.EVENT.last", "note\\." + WORD + "\\.(last)", Families::note));

    private Families() {}

    private static Family family(String shape, String name, Function<MatchResult, Measure> measure) {
        return new Family(shape, Pattern.compile(name), measure);
    }

    /** How the names of each family look, as people read them. */
    static List<String> shapes() {
        return ALL.stream().map(Family::shape).toList();
    }

    /** The measure of this name, where it is of a family. */
    static Optional<Measure> named(String name) {
        for (Family family : ALL) {
            var matcher = family.name().matcher(name);
            if (matcher.matches()) return Optional.of(family.measure().apply(matcher.toMatchResult()));
        }
        return Optional.empty();
    }

    /** 1 where a check of this name was violated, whatever was expected; its mean is the share of such runs. */
    private static Measure violated(MatchResult name) {
        String check = name.group(1);
        return Measure.ofOutcome(
                name.group(), "1 where the check " + check + " was violated, 0 where it was not", run -> {
                    var judged = run.checks().stream()
                            .filter(each -> each.planned().name().equals(check))
                            .toList();
                    if (judged.isEmpty()) return OptionalDouble.empty();
                    boolean violated =
                            judged.stream().anyMatch(each -> each.verdict().answer() == Answer.VIOLATED);
                    return OptionalDouble.of(violated ? 1 : 0);
                });
    }

    private static Measure missedWrites(MatchResult name) {
        int least = Integer.parseInt(name.group(1));
        String description =
                "the share of reads that missed " + least + " or more writes that were over before they began";
        return Measure.of(name.group(), Unit.SHARE, description, run -> Staleness.of(run.history()).stream()
                .mapToDouble(read -> read.missedWrites() >= least ? 1 : 0)
                .average());
    }

    private static Measure note(MatchResult name) {
        NoteGauge.Question question = NoteGauge.Question.valueOf(name.group(2).toUpperCase(Locale.ROOT));
        boolean counts = question == NoteGauge.Question.COUNT;
        String words = counts ? "how often nodes told of " : "when a node told of ";
        return new Measure(
                name.group(),
                counts ? Unit.NUMBER : Unit.DURATION,
                words + name.group(1) + (counts ? "" : " for the " + name.group(2) + " time"),
                () -> new NoteGauge(name.group(1), question));
    }
}
