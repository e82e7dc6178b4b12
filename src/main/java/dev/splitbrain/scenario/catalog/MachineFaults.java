package dev.splitbrain.scenario.catalog;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.Choice;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Distributions;
import dev.splitbrain.scenario.terms.Names;
import dev.splitbrain.scenario.yaml.Suggestion;
import dev.splitbrain.world.ClockChange;
import dev.splitbrain.world.DiskChange;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.Lie;
import java.util.List;
import java.util.Optional;

/** The actions of faults on clocks and disks, and nodes that lie. */
final class MachineFaults {
    private static final Key<Long> STROBE_BY =
            Key.required("by", Quantities.PERIOD.like("200ms"), "How far the clock jumps.");
    private static final Key<Long> STROBE_EVERY =
            Key.required("every", Quantities.PERIOD.like("10ms"), "How often it jumps.");
    private static final Key<Optional<ClockChange.Strobe>> STROBE = Key.maybe(
            "strobe",
            ObjectShape.of(
                    "a strobe",
                    values -> new ClockChange.Strobe(values.get(STROBE_BY), values.get(STROBE_EVERY)),
                    STROBE_BY,
                    STROBE_EVERY),
            "The wall clock jumps ahead and back, again and again.");
    private static final Key<Boolean> FULL =
            Key.optional("full", Scalars.bool(), false, "false", "No write succeeds: the node crashes and stays down.");
    private static final Key<Double> ERRORS = Key.optional(
            "errors", Quantities.SHARE, 0.0, "0%", "Share of forced writes that fail, upon which the node crashes.");
    private static final Key<Double> TORN = Key.optional(
            "torn",
            Quantities.SHARE,
            0.0,
            "0%",
            "Share of crashes that leave half of the first write not durable yet.");
    private static final Key<Double> FLIPS =
            Key.optional("flips", Quantities.SHARE, 0.0, "0%", "Share of crashes that damage a durable write.");
    private static final Key<String> MESSAGE =
            Key.required("message", Names.message(), "The type of message that is changed.");
    private static final Key<String> COMPONENT =
            Key.required("component", Scalars.text("a component such as term"), "The component that is changed.");

    private final Key<Optional<Distribution>> jump;
    private final Key<Optional<Distribution>> drift;
    private final Key<Optional<Distribution>> fsync;
    private final Key<Lie> lie;

    MachineFaults(Distributions distributions) {
        jump = Key.maybe("jump", distributions.offset(), "The wall clock is set ahead by so much, or back.");
        drift = Key.maybe("drift", distributions.drift(), "Clocks run too fast by so much, or too slow.");
        fsync = Key.maybe("fsync", distributions.delay(), "The time of a forced write instead.");
        lie = Key.required("lie", lies(distributions), "How they deviate.");
    }

    List<FaultEntry> all() {
        return List.of(
                new FaultEntry(
                        "clock",
                        "Clocks jump, drift or swing",
                        ObjectShape.of("a clock fault", this::clock, FaultEntries.NODES, jump, drift, STROBE)),
                new FaultEntry(
                        "disk",
                        "Disks are slow, full or lossy",
                        ObjectShape.of(
                                "a disk fault",
                                this::disk,
                                FaultEntries.NODES,
                                FaultEntries.TIMES,
                                fsync,
                                FULL,
                                ERRORS,
                                TORN,
                                FLIPS)),
                new FaultEntry(
                        "byzantine",
                        "Nodes no longer follow the protocol",
                        ObjectShape.of(
                                "a byzantine fault",
                                values -> new FaultAction.Byzantine(values.get(FaultEntries.NODES), values.get(lie)),
                                FaultEntries.NODES,
                                lie)));
    }

    private FaultAction clock(Values values) {
        Optional<ClockChange> jumps = values.get(jump).map(ClockChange.Jump::new);
        Optional<ClockChange> drifts = values.get(drift).map(ClockChange.Drift::new);
        Optional<ClockChange> strobes = values.get(STROBE).map(strobe -> strobe);
        List<ClockChange> changes = List.of(jumps, drifts, strobes).stream()
                .flatMap(Optional::stream)
                .toList();
        if (changes.size() != 1) {
            throw new IllegalArgumentException("what happens to the clocks? one of jump, drift, strobe");
        }
        return new FaultAction.Clock(values.get(FaultEntries.NODES), changes.get(0));
    }

    private FaultAction disk(Values values) {
        boolean nothing = List.of(FaultEntries.TIMES, fsync, FULL, ERRORS, TORN, FLIPS).stream()
                .noneMatch(values::has);
        if (nothing) {
            throw new IllegalArgumentException(
                    "what happens to the disks? one or more of times, fsync, full, errors, torn, flips");
        }
        DiskChange change = new DiskChange(
                values.get(FaultEntries.TIMES),
                values.get(fsync),
                values.get(FULL),
                values.get(ERRORS),
                values.get(TORN),
                values.get(FLIPS));
        return new FaultAction.Disk(values.get(FaultEntries.NODES), change);
    }

    private static Choice<Lie> lies(Distributions distributions) {
        return new Choice<>(
                "lie",
                List.of(
                        new Choice.Option<>(
                                "silent", "They send nothing", ObjectShape.of("silence", values -> new Lie.Silent())),
                        new Choice.Option<>(
                                "delaying",
                                "They send late",
                                distributions.delay().map(Lie.Delaying::new)),
                        new Choice.Option<>(
                                "equivocating",
                                "They tell different peers different things",
                                Lists.of(Names.message(), "types of messages").map(Lie.Equivocating::new)),
                        new Choice.Option<>(
                                "replaying", "They send old messages again", Quantities.SHARE.map(Lie.Replaying::new)),
                        new Choice.Option<>(
                                "tampering",
                                "They change a component of messages",
                                ObjectShape.of("a tampering", MachineFaults::tampering, MESSAGE, COMPONENT)),
                        new Choice.Option<>(
                                "named",
                                "A lie that the protocol names",
                                Names.used("a lie of the protocol", Names.LIE).map(Lie.Named::new))));
    }

    private static Lie tampering(Values values) {
        String message = values.get(MESSAGE);
        String component = values.get(COMPONENT);
        Reading reading = values.reading();
        reading.later(() -> {
            List<String> all = reading.names(Names.COMPONENT).stream()
                    .filter(name -> name.startsWith(message + "."))
                    .map(name -> name.substring(message.length() + 1))
                    .toList();
            boolean known = reading.isSure(Names.COMPONENT) && reading.isDeclared(Names.MESSAGE, message);
            if (known && !all.contains(component)) {
                String hint = Suggestion.hint(component, "components", all);
                String words = message + " has no component `" + component + "` that can be changed";
                reading.problem(values.node(COMPONENT), words, hint);
            }
        });
        return new Lie.Tampering(message, component);
    }
}
