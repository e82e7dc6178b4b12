package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Durations;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code stop} and {@code heal}: what ends before the run's time. */
final class Ends {
    private static final String ALL = "all-";

    private static final Key<World.Stop> WHEN = Key.required(
            "when",
            new EventShape(),
            "What a node tells of itself, such as became-leader; all-informed waits until every node has told `informed`.");

    static final Shape<World.Stop> STOP = ObjectShape.of("an end", values -> values.get(WHEN), WHEN);

    static final Shape<Long> HEAL = Quantities.PERIOD.like("50s").checked((heal, node, reading) -> reading.get(
                    Facts.DURATION)
            .filter(end -> heal >= end)
            .ifPresent(end -> reading.problem(node, "all is healed after the end of the run", "")));

    /** A time for something that a protocol does on its own: before the end of the run. */
    static final Shape<Duration> BEFORE = Quantities.durationValue().checked(Ends::isBeforeTheEnd);

    private Ends() {}

    private static void isBeforeTheEnd(Duration at, YamlNode node, Reading reading) {
        reading.get(Facts.DURATION)
                .filter(end -> at.toNanos() >= end)
                .ifPresent(end -> reading.problem(
                        node, node.what() + " is after the end of the run", "the run ends at " + Durations.text(end)));
    }

    /** When all faults end, where the scenario says nothing else: with chaos, three quarters of the run. */
    static long afterChaos(long durationNanos) {
        return durationNanos / 4 * 3;
    }

    /** When all faults end: at {@code heal}, or with the run. Asked by sections that stand before {@code heal}. */
    static long healNanos(Reading reading) {
        long end = reading.get(Facts.DURATION).orElse(Long.MAX_VALUE);
        if (!(reading.get(Facts.TREE).orElse(null) instanceof YamlNode.Mapping tree)) return end;
        if (tree.get("heal").orElse(null) instanceof YamlNode.Scalar heal)
            return Quantities.PERIOD
                    .parse(heal.text())
                    .map(nanos -> Math.min(end, nanos.longValue()))
                    .orElse(end);
        return tree.get("faults").filter(Ends::isChaos).isPresent() ? afterChaos(end) : end;
    }

    private static boolean isChaos(YamlNode faults) {
        return faults instanceof YamlNode.Scalar
                || faults instanceof YamlNode.Mapping map && map.get("chaos").isPresent();
    }

    private record EventShape() implements Shape<World.Stop> {
        private static final Shape<String> NAME = Scalars.text("an event such as became-leader");

        @Override
        public String words() {
            return NAME.words();
        }

        @Override
        public String example() {
            return "became-leader";
        }

        @Override
        public Optional<World.Stop> bind(YamlNode node, Reading reading) {
            return NAME.bind(node, reading).map(event -> stop(event, node, reading));
        }

        private static World.Stop stop(String event, YamlNode node, Reading reading) {
            boolean every = event.startsWith(ALL) && !reading.names(Names.EVENT).contains(event);
            String name = every ? event.substring(ALL.length()) : event;
            reading.mention(node, name, Names.EVENT);
            return new World.Stop(name, every);
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return NAME.schema(definitions);
        }
    }
}
