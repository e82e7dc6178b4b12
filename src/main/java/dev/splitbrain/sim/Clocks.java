package dev.splitbrain.sim;

import dev.splitbrain.node.ClockSet;
import dev.splitbrain.random.Rng;
import dev.splitbrain.world.ClockChange;
import dev.splitbrain.world.ClockPlan;
import dev.splitbrain.world.NodePlan;

/** Sets the clocks of the nodes: at the start, by their synchronisation, and by faults. Each change is a note of the node. */
final class Clocks {
    private final Hosts hosts;
    private final Actions actions;
    private final Tracer tracer;
    private final Rng root;

    Clocks(Hosts hosts, Actions actions, Tracer tracer, Rng root) {
        this.hosts = hosts;
        this.actions = actions;
        this.tracer = tracer;
        this.root = root;
    }

    /** Sets each clock that is not perfect as the scenario plans it. */
    void start() {
        for (int i = 0; i < hosts.count(); i++) {
            NodePlan plan = hosts.plan(i);
            if (plan.clock().equals(ClockPlan.PERFECT)) continue;
            Host host = hosts.host(i);
            Rng chance = root.stream("clock." + plan.id().name());
            host.clock().jump(Math.round(plan.clock().offsetNanos().sample(chance)));
            host.clock().runAt(plan.clock().driftPpm().sample(chance));
            tell(host, 0);
            plan.clock().sync().ifPresent(sync -> actions.at(sync.periodNanos(), () -> sync(host, sync, chance)));
        }
    }

    private void sync(Host host, ClockPlan.Sync sync, Rng chance) {
        host.clock().set(hosts.now(), Math.round(sync.errorNanos().sample(chance)));
        tell(host, 0);
        actions.at(hosts.now() + sync.periodNanos(), () -> sync(host, sync, chance));
    }

    /** Begins what a fault does to a clock; gives what undoes it. */
    Runnable begin(Host host, ClockChange change, Rng chance, long because) {
        if (change instanceof ClockChange.Jump jump) {
            jump(host, Math.round(jump.byNanos().sample(chance)), because);
            return () -> {}; // a clock that was set wrong stays wrong
        }
        if (change instanceof ClockChange.Drift drift) {
            double ppm = drift.ppm().sample(chance);
            drifted(host, host.clock().addDrift(hosts.now(), ppm), because);
            return () -> drifted(host, host.clock().removeDrift(hosts.now(), ppm), because);
        }
        Strobe strobe = new Strobe(host, (ClockChange.Strobe) change, because);
        strobe.swing();
        return strobe::end;
    }

    private void jump(Host host, long byNanos, long because) {
        host.clock().jump(byNanos);
        tell(host, because);
    }

    private void drifted(Host host, double timersGrow, long because) {
        hosts.rescaleTimers(host, timersGrow);
        tell(host, because);
    }

    private void tell(Host host, long because) {
        HostClock clock = host.clock();
        hosts.handling.told(host, new ClockSet(clock.aheadNanos(hosts.now()), clock.driftPpm()), because);
    }

    /** Swings a wall clock ahead and back. */
    private final class Strobe {
        private final Host host;
        private final ClockChange.Strobe plan;
        private final long because;
        private boolean ahead;
        private boolean ended;

        Strobe(Host host, ClockChange.Strobe plan, long because) {
            this.host = host;
            this.plan = plan;
            this.because = because;
        }

        void swing() {
            if (ended) return;
            flip();
            actions.at(hosts.now() + plan.periodNanos(), this::swing);
        }

        private void flip() {
            host.clock().swing(ahead ? -plan.byNanos() : plan.byNanos());
            ahead = !ahead;
            tell(host, because);
        }

        void end() {
            ended = true;
            if (ahead) flip();
        }
    }
}
