package dev.splitbrain.world;

import java.util.List;

/** What a fault does, while it lasts. */
public sealed interface FaultAction {
    /** The name in scenarios: {@code crash}, {@code partition}. */
    String name();

    /** The nodes lose their volatile state and writes that are not durable; at the end they restart from their disks. */
    record Crash(Selector nodes) implements FaultAction {
        @Override
        public String name() {
            return "crash";
        }
    }

    /** Crash and immediate restart. */
    record Restart(Selector nodes) implements FaultAction {
        @Override
        public String name() {
            return "restart";
        }
    }

    /** The nodes do nothing (a long garbage collection): messages and timers wait until the end. */
    record Pause(Selector nodes) implements FaultAction {
        @Override
        public String name() {
            return "pause";
        }
    }

    /** Only nodes of one group reach each other; clients reach everybody. */
    record Partition(List<Selector> groups) implements FaultAction {
        public Partition {
            groups = List.copyOf(groups);
        }

        @Override
        public String name() {
            return "partition";
        }
    }

    /** Nothing gets from one set of nodes to another; the other direction works. */
    record Block(Selector from, Selector to) implements FaultAction {
        @Override
        public String name() {
            return "block";
        }
    }
}
