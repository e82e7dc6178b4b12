package dev.splitbrain.scenario.catalog;

import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.terms.Selectors;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.Selector;
import java.util.List;

/** The actions of faults. */
final class FaultEntries {
    private static final Key<Selector> FROM = Key.required("from", Selectors.SHAPE, "The senders.");
    private static final Key<Selector> TO = Key.required("to", Selectors.SHAPE, "The receivers.");
    private static final Shape<FaultAction> BLOCK =
            ObjectShape.of("a block", values -> new FaultAction.Block(values.get(FROM), values.get(TO)), FROM, TO);

    private FaultEntries() {}

    static List<FaultEntry> all() {
        return List.of(
                new FaultEntry(
                        "crash",
                        "Nodes lose their volatile state and unforced writes; at the end they restart from their disks",
                        Selectors.SHAPE.map(FaultAction.Crash::new)),
                new FaultEntry(
                        "pause",
                        "Nodes do nothing, as in a long garbage collection; messages and timers wait",
                        Selectors.SHAPE.map(FaultAction.Pause::new)),
                new FaultEntry(
                        "restart",
                        "Nodes crash and start again at once",
                        Selectors.SHAPE.map(FaultAction.Restart::new)),
                new FaultEntry(
                        "partition",
                        "Only nodes of one group reach each other; clients reach everybody",
                        Lists.of(Selectors.SHAPE, "groups of nodes such as [[n1, n2], rest]")
                                .map(FaultAction.Partition::new)),
                new FaultEntry("block", "Nothing gets from some nodes to others; the other way works", BLOCK));
    }
}
