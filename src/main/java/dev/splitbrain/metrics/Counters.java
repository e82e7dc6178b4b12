package dev.splitbrain.metrics;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.Names;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.ByClass;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts messages and bytes by sender and type, and writes by node. All clients count as one sender. */
public final class Counters implements TraceSink {
    /** The name under which clients are counted. */
    public static final String CLIENTS = "clients";

    /**
     * What one sender sent of one type of message.
     *
     * @param dropped how many never arrived; a message that was duplicated is delivered more often than it was sent
     */
    public record Row(String sender, String type, long sent, long delivered, long dropped, long bytes) {}

    /** How many writes a node forced to its disk, how many it did not force, and how many its crashes undid. */
    public record Writes(String node, long forced, long unforced, long lost) {}

    private static final class Disk {
        long forced;
        long unforced;
        long lost;
    }

    private static final class Tally {
        long sent;
        long delivered;
        long dropped;
        long bytes;
    }

    /** Tallies of one type of message by sender: -1 for all clients. */
    private static final class Senders {
        private Tally[] tallies = new Tally[8];

        Tally of(int sender) {
            return sender + 1 < tallies.length ? tallies[sender + 1] : null;
        }

        Tally begin(int sender) {
            if (sender + 1 >= tallies.length)
                tallies = Arrays.copyOf(tallies, Math.max(sender + 2, 2 * tallies.length));
            return tallies[sender + 1] = new Tally();
        }
    }

    private final Map<Class<?>, Senders> byType = new LinkedHashMap<>();
    private final ByClass<Senders> found = new ByClass<>(type -> byType.computeIfAbsent(type, t -> new Senders()));
    private final Map<Integer, String> names = new TreeMap<>(); // of those who sent anything; clients last
    private final Map<NodeId, Disk> disks = new TreeMap<>();

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(
                StepKind.SENT, StepKind.DELIVERED, StepKind.DROPPED, StepKind.WROTE, StepKind.BOOTED, StepKind.CRASHED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Sent sent) {
            Tally tally = tally(sent.from(), sent.message());
            tally.sent++;
            tally.bytes += sent.message().sizeBytes();
        } else if (step instanceof Step.Delivered delivered) {
            tally(delivered.from(), delivered.message()).delivered++;
        } else if (step instanceof Step.Dropped dropped) {
            tally(dropped.from(), dropped.message()).dropped++;
        } else if (step instanceof Step.Wrote wrote) {
            if (wrote.forced()) disk(wrote.node()).forced++;
            else disk(wrote.node()).unforced++;
        } else if (step instanceof Step.Booted booted) {
            disk(booted.node());
        } else if (step instanceof Step.Crashed crashed) {
            disk(crashed.node()).lost += crashed.lostWrites();
        }
    }

    private Disk disk(NodeId node) {
        return disks.computeIfAbsent(node, n -> new Disk());
    }

    private Tally tally(Endpoint from, Message message) {
        Senders senders = found.of(message.getClass());
        int index = from instanceof ClientId ? -1 : from.index();
        Tally tally = senders.of(index);
        if (tally == null) {
            names.put(index < 0 ? Integer.MAX_VALUE : index, index < 0 ? CLIENTS : from.name());
            tally = senders.begin(index);
        }
        return tally;
    }

    /** What was sent: by sender in the scenario's order, clients last, then by type in the order of first use. */
    public List<Row> messages() {
        List<Row> rows = new ArrayList<>();
        names.forEach((order, name) -> byType.forEach((type, senders) -> {
            Tally tally = senders.of(order == Integer.MAX_VALUE ? -1 : order);
            if (tally != null) rows.add(row(name, Names.kebab(type), tally));
        }));
        return rows;
    }

    private static Row row(String sender, String type, Tally tally) {
        return new Row(sender, type, tally.sent, tally.delivered, tally.dropped, tally.bytes);
    }

    /** The writes of every node, in the scenario's order. */
    public List<Writes> writes() {
        List<Writes> rows = new ArrayList<>();
        disks.forEach((node, disk) -> rows.add(new Writes(node.name(), disk.forced, disk.unforced, disk.lost)));
        return rows;
    }
}
