package dev.splitbrain.scenario.measure;

import dev.splitbrain.check.Limit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All measures, by name. An explicit list: whoever adds one adds a line. */
public final class Measures {
    /** Families of measures whose names carry a name of the protocol's, as people read them. */
    public static final List<String> FAMILIES = List.of(
            "messages.TYPE", "messages-per-node.TYPE", "note.EVENT.count", "note.EVENT.first", "note.EVENT.last");

    private static final Pattern OF_TYPE = Pattern.compile("messages\\.([a-z0-9-]+)");
    private static final Pattern OF_TYPE_PER_NODE = Pattern.compile("messages-per-node\\.([a-z0-9-]+)");
    private static final Pattern OF_NOTES = Pattern.compile("note\\.([a-z0-9-]+)\\.(count|first|last)");

    private Measures() {}

    /** Those whose names are fixed. */
    public static List<Measure> all() {
        List<Measure> all = new ArrayList<>();
        all.addAll(ClientMeasures.all());
        all.addAll(LeaderMeasures.all());
        all.addAll(TrafficMeasures.all());
        all.addAll(news());
        return List.copyOf(all);
    }

    private static List<Measure> news() {
        return List.of(
                new Measure(
                        "rounds",
                        Unit.NUMBER,
                        "the cycle in which the last node learnt the first news",
                        () -> new NewsGauge((news, run) -> news.lastCycle())),
                new Measure(
                        "residue",
                        Unit.SHARE,
                        "the share of nodes that never learnt the first news",
                        () -> new NewsGauge(NewsGauge::residue)),
                new Measure(
                        "spread-time",
                        Unit.DURATION,
                        "from the first node to know the first news until the last one did",
                        () -> new NewsGauge((news, run) -> news.spreadNanos())));
    }

    /** The measure of this name; empty where there is none. */
    public static Optional<Measure> named(String name) {
        return all().stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .or(() -> ofType(name))
                .or(() -> ofNotes(name));
    }

    private static Optional<Measure> ofType(String name) {
        Matcher matcher = OF_TYPE.matcher(name);
        if (matcher.matches()) return Optional.of(TrafficMeasures.ofType(name, matcher.group(1)));
        Matcher perNode = OF_TYPE_PER_NODE.matcher(name);
        return perNode.matches()
                ? Optional.of(TrafficMeasures.ofTypePerNode(name, perNode.group(1)))
                : Optional.empty();
    }

    private static Optional<Measure> ofNotes(String name) {
        Matcher matcher = OF_NOTES.matcher(name);
        if (!matcher.matches()) return Optional.empty();
        NoteGauge.Question question =
                NoteGauge.Question.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
        boolean counts = question == NoteGauge.Question.COUNT;
        String words = counts ? "how often nodes told of " : "when a node told of ";
        return Optional.of(new Measure(
                name,
                counts ? Unit.NUMBER : Unit.DURATION,
                words + matcher.group(1) + (counts ? "" : " for the " + matcher.group(2) + " time"),
                () -> new NoteGauge(matcher.group(1), question)));
    }
}
