package dev.splitbrain.scenario.measure;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.check.cost.CostCheck.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All measures, by name. An explicit list: whoever adds one adds a line. */
public final class Measures {
    private Measures() {}

    /** Those whose names are fixed. */
    public static List<Measure> all() {
        List<Measure> all = new ArrayList<>(always());
        all.addAll(onDemand());
        return List.copyOf(all);
    }

    /** Those that every sweep keeps of every run: they cost next to nothing. */
    public static List<Measure> always() {
        List<Measure> always = new ArrayList<>();
        always.addAll(ClientMeasures.all());
        always.addAll(LeaderMeasures.all());
        always.addAll(TrafficMeasures.all());
        always.addAll(news());
        return List.copyOf(always);
    }

    /** Those that follow every message or compare every read: only where a sweep asks for them or claims something of them. */
    private static List<Measure> onDemand() {
        return List.of(
                LeaderMeasures.FAILOVER_HEARD,
                ClientMeasures.STALENESS,
                cost("messages-per-operation", "messages between nodes that an operation cost", Figure.MESSAGES),
                cost(
                        "message-delays",
                        "messages that follow each other until an operation can be answered",
                        Figure.MESSAGE_DELAYS),
                cost(
                        "message-delays-to-end",
                        "messages that follow each other until the last one of an operation",
                        Figure.MESSAGE_DELAYS_TO_END),
                cost("forced-writes-per-operation", "forced writes that an operation cost", Figure.FORCED_WRITES),
                detection(
                        "detection-periods",
                        "whole protocol periods from the first crash until a member suspected the node, or held it dead",
                        false),
                detection("detection-periods-all", "the same until all members did", true),
                new Measure(
                        "snapshot-time",
                        Unit.DURATION,
                        "from the beginning of a snapshot until its initiator has all of it, on average",
                        SnapshotGauge::new));
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

    private static Measure cost(String name, String what, Figure figure) {
        return new Measure(name, Unit.NUMBER, what + ", on average", () -> new CostGauge(figure));
    }

    private static Measure detection(String name, String description, boolean byAll) {
        return new Measure(name, Unit.NUMBER, description, () -> new DetectionGauge(byAll));
    }

    /** How the names of families look, which carry a name of the protocol's: {@code messages.TYPE}. */
    public static List<String> families() {
        return Families.shapes();
    }

    /** The measure of this name; empty where there is none. */
    public static Optional<Measure> named(String name) {
        return all().stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .or(() -> Families.named(name));
    }
}
