package dev.splitbrain.scenario.explain;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.spec.Command;
import dev.splitbrain.workload.Broadcast;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Phase;
import dev.splitbrain.workload.ScriptStep;
import dev.splitbrain.world.Chaos;
import dev.splitbrain.world.Fault;
import dev.splitbrain.world.FaultTime;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a scenario says will happen, in the order of time; and what may happen at any time. */
public final class Timeline {
    /** Something that happens; {@code atNanos} is empty where no time is set. */
    public record Moment(Optional<Long> atNanos, String what) {}

    private final List<Moment> moments = new ArrayList<>();
    private final long endNanos;

    private Timeline(long endNanos) {
        this.endNanos = endNanos;
    }

    /** The moments of a scenario: those with a time first, in its order. */
    public static List<Moment> of(Scenario scenario) {
        World world = scenario.world();
        Timeline timeline = new Timeline(world.durationNanos());
        timeline.workload(scenario);
        for (Fault fault : world.faults()) timeline.fault(fault);
        world.chaos().ifPresent(timeline::chaos);
        world.healNanos().ifPresent(heal -> timeline.at(heal, "all faults end, and no more begin"));
        world.stop().ifPresent(timeline::stop);
        timeline.at(timeline.endNanos, "the run ends");
        timeline.moments.sort(
                Comparator.comparingLong(moment -> moment.atNanos().orElse(Long.MAX_VALUE)));
        return List.copyOf(timeline.moments);
    }

    private void at(long nanos, String what) {
        moments.add(new Moment(Optional.of(nanos), what));
    }

    private void sometime(String what) {
        moments.add(new Moment(Optional.empty(), what));
    }

    private void workload(Scenario scenario) {
        boolean busy = !(scenario.workload().load() instanceof Load.None)
                || scenario.workload().transactions().isPresent();
        if (busy) at(0, "clients begin");
        for (Phase phase : scenario.workload().phases()) {
            String name = phase.name().isEmpty() ? "a phase" : "phase " + phase.name();
            at(phase.fromNanos(), name + " begins: " + Words.load(phase.load()));
            if (phase.untilNanos() < endNanos) at(phase.untilNanos(), name + " ends");
        }
        for (ScriptStep step : scenario.workload().script()) {
            String id = step.id().isEmpty() ? "" : " (" + step.id() + ")";
            String on = step.on().map(node -> " at " + node).orElse("");
            String after =
                    step.after().map(other -> ", once " + other + " has ended").orElse("");
            at(step.atNanos(), step.client() + " asks" + on + id + ": " + words(step.command()) + after);
        }
        scenario.workload().broadcast().ifPresent(this::broadcast);
    }

    private static String words(Command command) {
        return command.words() + (command.key().isEmpty() ? "" : ", key " + command.key());
    }

    private void broadcast(Broadcast broadcast) {
        at(
                broadcast.atNanos(),
                broadcast.from() + " is given " + Plain.count(broadcast.messages(), "message") + " to spread");
    }

    private void fault(Fault fault) {
        String what = "fault " + fault.number() + ": " + fault.text() + length(fault.lengthNanos());
        FaultTime time = fault.time();
        if (time instanceof FaultTime.At at) {
            at(at.atNanos(), what);
            end(fault, at.atNanos());
        } else if (time instanceof FaultTime.Every every) {
            every(what, every);
        } else if (time instanceof FaultTime.Once once) {
            at(once.fromNanos(), "until " + Plain.time(once.untilNanos()) + " once by chance, " + what);
        } else if (time instanceof FaultTime.Random random) {
            String times = about((random.untilNanos() - random.fromNanos()) / (double) random.perNanos());
            at(random.fromNanos(), "until " + Plain.time(random.untilNanos()) + " by chance, " + times + ", " + what);
        } else if (time instanceof FaultTime.When when) {
            sometime(Words.when(when) + ", " + what);
        } else if (time instanceof FaultTime.Arrival) {
            sometime("when that message would arrive, " + what);
        } else if (time instanceof FaultTime.After after) {
            String delay = after.delayNanos() == 0 ? "when" : Plain.time(after.delayNanos()) + " after";
            sometime(delay + " fault " + after.fault() + (after.ended() ? " ends, " : " begins, ") + what);
        }
    }

    private void end(Fault fault, long beginNanos) {
        if (fault.lengthNanos().filter(Distribution.Constant.class::isInstance).isEmpty()) return;
        long ends = beginNanos + Math.round(fault.lengthNanos().get().mean());
        if (ends < endNanos) at(ends, "fault " + fault.number() + " ends");
    }

    private void every(String what, FaultTime.Every every) {
        long until = Math.min(every.untilNanos(), endNanos);
        long times = Math.max(0, (until - every.fromNanos() + every.periodNanos() - 1) / every.periodNanos());
        String span = "until " + Plain.time(until) + " every " + Plain.time(every.periodNanos());
        at(every.fromNanos(), span + " (" + Plain.count(times, "time") + "), " + what);
    }

    private void chaos(Chaos chaos) {
        String kinds = chaos.kinds().size() > 6 ? "faults of any kind" : Plain.list(chaos.kinds());
        at(
                chaos.fromNanos(),
                "chaos begins: " + kinds + " by chance, about one in " + Plain.time(chaos.perNanos())
                        + ", within what the protocol claims to survive");
    }

    private void stop(World.Stop stop) {
        String who = stop.everyNode() ? "every node has told " : "a node tells ";
        sometime("when " + who + "`" + stop.event() + "`, the run ends before its time");
    }

    private static String length(Optional<Distribution> length) {
        return length.map(nanos -> ", for " + Plain.time(nanos)).orElse("");
    }

    private static String about(double times) {
        return times < 1.5 ? "about once" : "about " + Math.round(times) + " times";
    }
}
