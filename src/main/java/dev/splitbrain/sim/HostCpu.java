package dev.splitbrain.sim;

import dev.splitbrain.node.Message;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.random.Rng;
import dev.splitbrain.world.CpuPlan;
import dev.splitbrain.world.FaultAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long a node works on a message: as the scenario plans it, and what faults make of it. */
final class HostCpu {
    private final CpuPlan plan;
    private final Rng chance;
    private final List<FaultAction.Cpu> slower = new ArrayList<>(0);

    HostCpu(CpuPlan plan, Rng chance) {
        this.plan = plan;
        this.chance = chance;
    }

    void begin(FaultAction.Cpu fault) {
        slower.add(fault);
    }

    void end(FaultAction.Cpu fault) {
        slower.remove(fault);
    }

    long costNanos(Message message) {
        Distribution time = plan.byMessageNanos().get(message.getClass().getSimpleName());
        Optional<Distribution> usual = time != null ? Optional.of(time) : plan.perMessageNanos();
        double nanos = usual.isPresent() ? usual.get().sampleLong(chance) : 0;
        for (FaultAction.Cpu fault : slower) {
            nanos *= fault.times();
            if (fault.moreNanos().isPresent()) nanos += fault.moreNanos().get().sampleLong(chance);
        }
        return Math.min(Distribution.LONGEST, Math.round(nanos));
    }
}
