package dev.splitbrain.cli;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.bind.Durations;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.world.Fault;
import dev.splitbrain.world.FaultEdits;
import dev.splitbrain.world.FaultTime;
import dev.splitbrain.world.World;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What would have been without a fault, or with it at another time: all else about the run stays as it is. */
final class FaultOptions {
    private static final String NOTHING = "";
    private static final String PREFIX = "fault.";
    private static final Pattern NAME = Pattern.compile("fault\\.(\\d{1,6})");

    @Option(
            names = "--without",
            paramLabel = "fault.N",
            description =
                    "The same run without this fault, the N-th of the scenario or of what chaos drew (may be repeated).")
    private List<String> without = List.of();

    @Option(
            names = "--only",
            paramLabel = "fault.N",
            description = "The same run with no other faults than this (may be repeated).")
    private List<String> only = List.of();

    @Option(
            names = "--at",
            paramLabel = "fault.N=TIME",
            mapFallbackValue = NOTHING,
            description =
                    "The same run with this fault at another time: --at fault.1=12s (may be repeated); `explain` also"
                            + " takes a moment to explain: --at 15.2s.")
    private Map<String, String> times = Map.of();

    /** What {@code --at} says where it names no fault: a moment of the run, for a command that is about one. */
    Optional<String> takeMoment() {
        List<String> moments = times.entrySet().stream()
                .filter(time -> time.getValue().equals(NOTHING))
                .map(Map.Entry::getKey)
                .toList();
        if (moments.size() > 1)
            throw CommandFailure.usage("--at: one moment at a time, this has " + String.join(" and ", moments));
        Map<String, String> ofFaults = new LinkedHashMap<>(times);
        ofFaults.keySet().removeAll(moments);
        times = ofFaults;
        return moments.stream().findFirst();
    }

    /** The scenario with these changes; {@code seed} says what chaos drew. */
    Scenario apply(Scenario scenario, long seed) {
        FaultEdits edits = edits();
        if (edits.isNone()) return scenario;
        List<Fault> faults = scenario.world().faults(seed);
        demandKnown(edits, faults);
        demandLeft(edits);
        demandMovable(edits, faults);
        demandBefore(scenario.world(), edits);
        List<String> words = new ArrayList<>(scenario.arguments());
        words.addAll(arguments());
        return scenario.with(edits).with(words);
    }

    private static void demandKnown(FaultEdits edits, List<Fault> faults) {
        List<String> known =
                faults.stream().map(fault -> PREFIX + fault.number()).toList();
        Set<Integer> named = new TreeSet<>(edits.without());
        named.addAll(edits.only());
        named.addAll(edits.atNanos().keySet());
        for (int number : named) {
            if (known.contains(PREFIX + number)) continue;
            String has = known.isEmpty() ? "none" : String.join(", ", known);
            throw CommandFailure.usage("there is no " + PREFIX + number + "; the run has " + has);
        }
    }

    /** What is left out cannot be kept as well, or moved. */
    private static void demandLeft(FaultEdits edits) {
        Set<Integer> kept = new TreeSet<>(edits.only());
        kept.addAll(edits.atNanos().keySet());
        for (int number : kept) {
            boolean in = edits.only().isEmpty() || edits.only().contains(number);
            if (in && !edits.without().contains(number)) continue;
            String by = in ? "--without" : "--only";
            String other = edits.only().contains(number) ? "--only" : "--at";
            throw CommandFailure.usage(PREFIX + number + " is left out by " + by + ", so that " + other
                    + " has nothing to say of it\n  = one of the two");
        }
    }

    private static void demandMovable(FaultEdits edits, List<Fault> faults) {
        for (Fault fault : faults) {
            if (fault.time() instanceof FaultTime.Arrival && edits.atNanos().containsKey(fault.number()))
                throw CommandFailure.usage(
                        "--at: " + PREFIX + fault.number() + " is about one message and has no other time\n  = it is `"
                                + fault.text() + "`; leave it out with --without " + PREFIX + fault.number());
        }
    }

    private static void demandBefore(World world, FaultEdits edits) {
        long lastNanos = world.healNanos().orElse(world.durationNanos());
        edits.atNanos().forEach((number, nanos) -> {
            if (nanos < lastNanos) return;
            String why = world.healNanos().isPresent() ? "all faults are over at " : "the run ends at ";
            throw CommandFailure.usage("--at: " + PREFIX + number + " would come at " + Durations.text(nanos) + ", and "
                    + why + Durations.text(lastNanos));
        });
    }

    private FaultEdits edits() {
        Map<Integer, Long> atNanos = new LinkedHashMap<>();
        times.forEach((name, time) -> {
            if (time.equals(NOTHING))
                throw CommandFailure.usage("--at: expected a fault and a time such as fault.1=12s, got `" + name + "`");
            atNanos.put(number("--at", name), nanos(time));
        });
        return new FaultEdits(numbers("--without", without), numbers("--only", only), atNanos);
    }

    private static Set<Integer> numbers(String option, List<String> names) {
        Set<Integer> numbers = new TreeSet<>();
        for (String name : names) numbers.add(number(option, name));
        return numbers;
    }

    private static int number(String option, String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches())
            throw CommandFailure.usage(option + ": expected a fault such as fault.2, got `" + name + "`");
        return Integer.parseInt(matcher.group(1));
    }

    private static long nanos(String text) {
        Optional<BigDecimal> nanos = Quantities.DURATION.parse(text);
        if (nanos.isEmpty() || nanos.get().signum() < 0)
            throw CommandFailure.usage("--at: expected a time such as 12s, got `" + text + "`");
        return nanos.get().longValue();
    }

    /** As they are typed again. */
    List<String> arguments() {
        List<String> words = new ArrayList<>();
        without.forEach(name -> words.addAll(List.of("--without", name)));
        only.forEach(name -> words.addAll(List.of("--only", name)));
        times.forEach((name, time) -> words.addAll(List.of("--at", name + "=" + time)));
        return words;
    }
}
