package dev.splitbrain.explore.shrink;

import java.util.List;

/** One way of making a run smaller. */
@FunctionalInterface
interface Pass {
    void apply(Shrinker shrinker);

    /** In this order: what saves most first. */
    List<Pass> ALL = List.of(
            new SomeParts(),
            new LessTime(),
            new FewerFaults(),
            new FewerClients(),
            new FewerOperations(),
            new FewerNodes(),
            new PlainWorld(),
            new WeakerFaults(),
            new PlainDeliveries(),
            new RoundTimes());

    /** What takes many runs, where the others help no further. */
    Pass LAST = new TwoNodes();
}
