package dev.splitbrain.sim;

import dev.splitbrain.node.Note;
import dev.splitbrain.random.Exponential;
import dev.splitbrain.random.Rng;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.world.Fault;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.FaultTime;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes faults happen: says when, resolves whom they hit when they fire, records it, and undoes them when their time is
 * over or all is healed. Each fault has chance of its own, and so has each of its firings apart from its times: one fault
 * less changes nothing about the others, and two protocols under one seed meet random faults at the same instants, whomever
 * they hit.
 */
final class Faults {
    private final World world;
    private final List<Fault> faults;
    private final Hosts hosts;
    private final Actions actions;
    private final Tracer tracer;
    private final FaultEffects effects;
    private final Rng root;
    private final Rng[] times; // when random faults fire, by the number of the fault
    private final int[] occurrences;
    private final List<Fault> waiting = new ArrayList<>(); // for an event
    private final int[] heard; // of the event that a fault waits for, by its number
    private final List<Firing> active = new ArrayList<>(); // in the order of their beginning
    private boolean healed;

    /** A fault that goes on. */
    private record Firing(Fault fault, int occurrence, long step, Runnable undo) {}

    Faults(
            World world,
            List<Fault> faults,
            Hosts hosts,
            Actions actions,
            Tracer tracer,
            FaultEffects effects,
            Rng root) {
        this.world = world;
        this.faults = List.copyOf(faults);
        this.hosts = hosts;
        this.actions = actions;
        this.tracer = tracer;
        this.effects = effects;
        this.root = root;
        int numbers = faults.stream().mapToInt(Fault::number).max().orElse(0) + 1;
        occurrences = new int[numbers];
        heard = new int[numbers];
        times = new Rng[numbers];
        for (Fault fault : faults) {
            times[fault.number()] = root.stream("fault." + fault.number());
            if (fault.time() instanceof FaultTime.When) waiting.add(fault);
        }
        if (!waiting.isEmpty()) hosts.handling.listen(this::noted);
    }

    void start() {
        for (Fault fault : faults) {
            if (fault.time() instanceof FaultTime.At at) actions.at(at.atNanos(), () -> fire(fault, 0));
            else if (fault.time() instanceof FaultTime.Every every) repeat(fault, every, every.fromNanos());
            else if (fault.time() instanceof FaultTime.Once once) actions.at(moment(fault, once), () -> fire(fault, 0));
            else if (fault.time() instanceof FaultTime.Random random) surprise(fault, random, random.fromNanos());
        }
        world.healNanos().ifPresent(nanos -> actions.at(nanos, this::heal));
    }

    private void repeat(Fault fault, FaultTime.Every every, long atNanos) {
        if (atNanos >= Math.min(every.untilNanos(), world.durationNanos())) return;
        actions.at(atNanos, () -> {
            fire(fault, 0);
            repeat(fault, every, atNanos + every.periodNanos());
        });
    }

    private long moment(Fault fault, FaultTime.Once once) {
        return once.fromNanos() + times[fault.number()].nextLong(once.untilNanos() - once.fromNanos());
    }

    /** The next firing by chance: gaps are exponential, so that firings are a Poisson process. */
    private void surprise(Fault fault, FaultTime.Random random, long sinceNanos) {
        long atNanos = sinceNanos + new Exponential(random.perNanos()).sampleLong(times[fault.number()]);
        if (atNanos >= Math.min(random.untilNanos(), world.durationNanos())) return;
        actions.at(atNanos, () -> {
            fire(fault, 0);
            surprise(fault, random, atNanos);
        });
    }

    /** Counts the events that faults wait for. Such a fault fires at that instant, once the handler that told has ended. */
    private void noted(Host host, Note note, long step) {
        for (Fault fault : waiting) {
            FaultTime.When when = (FaultTime.When) fault.time();
            if (!note.kebabName().equals(when.event()) || !counts(fault, when, host)) continue;
            if (++heard[fault.number()] == when.nth()) actions.at(tracer.now(), () -> fire(fault, step));
        }
    }

    private boolean counts(Fault fault, FaultTime.When when, Host host) {
        if (when.nodes().isEmpty()) return true;
        Targets targets = new Targets(hosts, times[fault.number()]);
        return targets.resolve(List.of(when.nodes().get())).get(0).contains(host.place);
    }

    /** {@code because} is the step that it waited for, 0 where it waited for its time. */
    private void fire(Fault fault, long because) {
        if (healed) return;
        int occurrence = ++occurrences[fault.number()];
        Rng own = root.stream("fault." + fault.chanceOf(occurrence));
        FaultEffects.Aim aim = effects.aim(fault.action(), new Targets(hosts, own));
        long step = tracer.faultBegan(
                because, fault.number(), occurrence, fault.action().name(), effects.names(aim));
        began(new Firing(fault, occurrence, step, effects.begin(aim, own, step)), own);
    }

    /** A fault of a message, whose time has come, begins; gives what ends it. Empty where all is healed. */
    Optional<Runnable> begin(Fault fault, FaultAction.OfMessage action, long sentStep, Runnable undo) {
        if (healed) return Optional.empty();
        int occurrence = ++occurrences[fault.number()];
        List<String> link = List.of(
                action.message().from(), FaultWindow.TO, action.message().to());
        long step = tracer.faultBegan(sentStep, fault.number(), occurrence, action.name(), link);
        Firing firing = new Firing(fault, occurrence, step, undo);
        began(firing, root.stream("fault." + fault.chanceOf(occurrence)));
        return Optional.of(() -> end(firing));
    }

    private void began(Firing firing, Rng own) {
        Fault fault = firing.fault();
        active.add(firing);
        fault.lengthNanos().ifPresent(length -> actions.at(tracer.now() + length.sampleLong(own), () -> end(firing)));
        followers(fault, false, firing.step());
        if (fault.lengthNanos().isEmpty() && fault.action().isMomentary()) end(firing);
    }

    private void end(Firing firing) {
        if (!active.remove(firing)) return; // healed before
        long step = tracer.faultEnded(firing.step(), firing.fault().number(), firing.occurrence());
        firing.undo().run();
        followers(firing.fault(), true, step);
    }

    /** Faults that wait for this one to begin, or to end. */
    private void followers(Fault fault, boolean ended, long because) {
        for (Fault other : faults) {
            if (!(other.time() instanceof FaultTime.After after)) continue;
            if (after.fault() != fault.number() || after.ended() != ended) continue;
            actions.at(tracer.now() + after.delayNanos(), () -> fire(other, because));
        }
    }

    /** All faults end, and no more begin. */
    private void heal() {
        healed = true;
        for (Firing firing : List.copyOf(active)) end(firing);
    }
}
