package dev.splitbrain.scenario;

import dev.splitbrain.node.Message;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.run.ScenarioRun;
import dev.splitbrain.trace.DropReason;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** All messages between places in a run of a scenario's text: when they were sent, and what became of them. */
final class Traffic implements TraceSink {
    static final double MS = 1e6;

    private final Map<Long, Step.Sent> sent = new HashMap<>();
    private final List<Trip> trips = new ArrayList<>(); // in the order of their ends
    final List<Step.FaultBegan> faults = new ArrayList<>();
    RunResult result;

    /** One copy of a message on its way; {@code lost} is null where it arrived. */
    record Trip(long step, String from, String to, Message message, long sentNanos, long endNanos, DropReason lost) {
        String link() {
            return from + ">" + to;
        }

        String type() {
            return message.getClass().getSimpleName();
        }

        double delayMs() {
            return (endNanos - sentNanos) / MS;
        }

        double sentMs() {
            return sentNanos / MS;
        }

        boolean arrived() {
            return lost == null;
        }
    }

    /** Runs what the text says, with two nodes that chatter for 100 s where it does not say. */
    static Traffic of(Path folder, String more) {
        StringBuilder text = new StringBuilder();
        for (String line : List.of("version: 1", "name: Test", "duration: 100s", "protocol: chatter", "nodes: 2")) {
            String key = line.substring(0, line.indexOf(':') + 1);
            if (more.lines().noneMatch(other -> other.startsWith(key)))
                text.append(line).append('\n');
        }
        Traffic traffic = new Traffic();
        try {
            Path file = Files.writeString(folder.resolve("test.yaml"), text + more);
            Scenario scenario = ScenarioLoader.load(file, Map.of(), Chatter.catalog());
            ScenarioRun run = new ScenarioRun(scenario, scenario.seed()).tell(traffic);
            traffic.result = run.run((timeNanos, events) -> true);
        } catch (ScenarioException e) {
            throw new AssertionError(e.render());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return traffic;
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.SENT, StepKind.DELIVERED, StepKind.DROPPED, StepKind.FAULT_BEGAN);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Sent left) sent.put(left.number(), left);
        else if (step instanceof Step.FaultBegan began) faults.add(began);
        else if (step instanceof Step.Delivered there) add(there.cause(), there.timeNanos(), there.message(), null);
        else if (step instanceof Step.Dropped gone) add(gone.cause(), gone.timeNanos(), gone.message(), gone.reason());
    }

    private void add(long cause, long endNanos, Message message, DropReason lost) {
        Step.Sent start = sent.get(cause);
        trips.add(new Trip(cause, start.from().name(), start.to().name(), message, start.timeNanos(), endNanos, lost));
    }

    List<Trip> trips(Predicate<Trip> condition) {
        return trips.stream().filter(condition).toList();
    }

    /** The trips over one link, {@code n1>n2}, of messages of one type. */
    List<Trip> trips(String link, Class<? extends Message> type) {
        return trips(trip -> trip.link().equals(link) && type.isInstance(trip.message()));
    }

    /** How many messages went over a link. */
    long sent(String link) {
        return sent.values().stream()
                .filter(step -> (step.from().name() + ">" + step.to().name()).equals(link))
                .count();
    }

    /** In ascending order, of what arrived. */
    double[] delaysMs(Predicate<Trip> condition) {
        return trips.stream()
                .filter(condition.and(Trip::arrived))
                .mapToDouble(Trip::delayMs)
                .sorted()
                .toArray();
    }

    /** The links over which something arrived that was sent in [from, to) milliseconds. */
    Set<String> linksThatWork(double fromMs, double toMs) {
        Set<String> links = new TreeSet<>();
        for (Trip trip : trips)
            if (trip.arrived() && trip.sentMs() >= fromMs && trip.sentMs() < toMs) links.add(trip.link());
        return links;
    }

    /** The links over which something was tried and nothing arrived of what was sent in [from, to) milliseconds. */
    Set<String> linksThatDoNot(double fromMs, double toMs) {
        Set<String> links = new TreeSet<>();
        for (Step.Sent step : sent.values()) {
            double ms = step.timeNanos() / MS;
            if (ms >= fromMs && ms < toMs)
                links.add(step.from().name() + ">" + step.to().name());
        }
        links.removeAll(linksThatWork(fromMs, toMs));
        return links;
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** The share of values that are at or below a limit. */
    static double shareUpTo(double[] values, double limit) {
        return Arrays.stream(values).filter(value -> value <= limit).count() / (double) values.length;
    }
}
