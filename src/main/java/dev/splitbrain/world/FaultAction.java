package dev.splitbrain.world;

import dev.splitbrain.random.Distribution;
import java.util.List;
import java.util.Optional;

/** What a fault does, while it lasts. */
public sealed interface FaultAction {
    /** The name in scenarios: {@code crash}, {@code partition}. */
    String name();

    /** Whether all that it does is done when it has fired, so that without a length it ends at once. */
    default boolean isMomentary() {
        return false;
    }

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

        @Override
        public boolean isMomentary() {
            return true;
        }
    }

    /** The nodes crash, come back after {@code downNanos}, crash again {@code upNanos} later, and so on; up at the end. */
    record CrashLoop(Selector nodes, Distribution downNanos, Distribution upNanos) implements FaultAction {
        @Override
        public String name() {
            return "crash-loop";
        }
    }

    /** The nodes do nothing (a long garbage collection): messages and timers wait until the end. */
    record Pause(Selector nodes) implements FaultAction {
        @Override
        public String name() {
            return "pause";
        }
    }

    /** The nodes need {@code times} the time for what they handle, and {@code moreNanos} besides. */
    record Cpu(Selector nodes, double times, Optional<Distribution> moreNanos) implements FaultAction {
        @Override
        public String name() {
            return "cpu";
        }
    }

    /**
     * Only those of one group reach each other; whoever is in no group reaches everybody. Clients are in a group that names
     * them, or the region, zone or rack where they stand.
     */
    record Partition(List<Selector> groups) implements FaultAction {
        public Partition {
            groups = List.copyOf(groups);
        }

        @Override
        public String name() {
            return "partition";
        }
    }

    /** The other nodes fall into two halves that reach each other only through these. */
    record Bridge(Selector nodes) implements FaultAction {
        @Override
        public String name() {
            return "partition";
        }
    }

    /** Every node reaches a majority, and no two the same one: in a ring by chance, each reaches its nearest neighbours. */
    record Ring() implements FaultAction {
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

    /** Messages on these links wait until the end and then arrive, in order. */
    record Hold(LinkSelector links) implements FaultAction {
        @Override
        public String name() {
            return "hold";
        }
    }

    /** Messages on these links need {@code times} their delay, and {@code moreNanos} besides. */
    record Slow(LinkSelector links, double times, Optional<Distribution> moreNanos) implements FaultAction {
        @Override
        public String name() {
            return "slow";
        }
    }

    /** A further share of messages on these links vanishes; of some types, where {@code messages} is not empty. */
    record Drop(LinkSelector links, double share, List<String> messages) implements FaultAction {
        public Drop {
            messages = List.copyOf(messages);
        }

        @Override
        public String name() {
            return "drop";
        }
    }

    /** A further share of messages on these links arrives twice; of some types, where {@code messages} is not empty. */
    record Duplicate(LinkSelector links, double share, List<String> messages) implements FaultAction {
        public Duplicate {
            messages = List.copyOf(messages);
        }

        @Override
        public String name() {
            return "duplicate";
        }
    }

    /** A further share of messages on these links is damaged; of some types, where {@code messages} is not empty. */
    record Corrupt(LinkSelector links, double share, List<String> messages) implements FaultAction {
        public Corrupt {
            messages = List.copyOf(messages);
        }

        @Override
        public String name() {
            return "corrupt";
        }
    }

    /** About a single message: it says itself when it happens, which is when that message would arrive. */
    sealed interface OfMessage extends FaultAction permits Deliver, Lose {
        NamedMessage message();

        /** As people read it in a summary. */
        String text();
    }

    /** A message that would arrive waits until another one has arrived, or was lost; without another, until the fault ends. */
    record Deliver(NamedMessage message, Optional<NamedMessage> after) implements OfMessage {
        @Override
        public String name() {
            return "deliver";
        }

        @Override
        public String text() {
            return "deliver " + message.text()
                    + after.map(other -> " after " + other.text()).orElse("");
        }
    }

    /** A message that would arrive vanishes. */
    record Lose(NamedMessage message) implements OfMessage {
        @Override
        public String name() {
            return "lose";
        }

        @Override
        public boolean isMomentary() {
            return true;
        }

        @Override
        public String text() {
            return "lose " + message.text();
        }
    }

    /** Messages take their turns by a rule. */
    record Order(Ordering ordering) implements FaultAction {
        @Override
        public String name() {
            return "order";
        }
    }

    /** The wall clocks jump, or swing, or run at another rate; at the end of the fault a swing stops and the rate is as before. */
    record Clock(Selector nodes, ClockChange change) implements FaultAction {
        @Override
        public String name() {
            return "clock";
        }

        @Override
        public boolean isMomentary() {
            return change instanceof ClockChange.Jump; // a clock that was set wrong stays wrong
        }
    }

    /** The disks are worse; as before at the end. */
    record Disk(Selector nodes, DiskChange change) implements FaultAction {
        @Override
        public String name() {
            return "disk";
        }
    }

    /** The nodes no longer follow the protocol. */
    record Byzantine(Selector nodes, Lie lie) implements FaultAction {
        @Override
        public String name() {
            return "byzantine";
        }
    }
}
