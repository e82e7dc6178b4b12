package dev.splitbrain.metrics;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.Names;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts messages and bytes by sender and type, and forced writes by node. All clients count as one sender. */
public final class Counters implements TraceSink {
    /** The name under which clients are counted. */
    public static final String CLIENTS = "clients";

    /**
     * What one sender sent of one type of message.
     *
     * @param dropped how many never arrived; a message that was duplicated is delivered more often than it was sent
     */
    public record Row(String sender, String type, long sent, long delivered, long dropped, long bytes) {}

    /** How many writes a node forced to its disk. */
    public record Writes(String node, long forced) {}

    private static final class Tally {
        long sent;
        long delivered;
        long dropped;
        long bytes;
    }

    private final Map<Class<?>, Map<Integer, Tally>> byTypeAndSender = new LinkedHashMap<>();
    private final Map<Integer, String> senders = new TreeMap<>();
    private final Map<NodeId, long[]> forced = new TreeMap<>();

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.SENT, StepKind.DELIVERED, StepKind.DROPPED, StepKind.WROTE, StepKind.BOOTED);
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
            if (wrote.forced()) forced.get(wrote.node())[0]++;
        } else if (step instanceof Step.Booted booted) {
            forced.computeIfAbsent(booted.node(), node -> new long[1]);
        }
    }

    private Tally tally(Endpoint from, Message message) {
        int sender = from instanceof ClientId ? Integer.MAX_VALUE : from.index();
        Map<Integer, Tally> bySender = byTypeAndSender.computeIfAbsent(message.getClass(), type -> new TreeMap<>());
        return bySender.computeIfAbsent(sender, index -> {
            senders.put(index, from instanceof ClientId ? CLIENTS : from.name());
            return new Tally();
        });
    }

    /** What was sent: by sender in the scenario's order, clients last, then by type in the order of first use. */
    public List<Row> messages() {
        List<Row> rows = new ArrayList<>();
        senders.forEach((index, name) -> byTypeAndSender.forEach((type, bySender) -> {
            Tally tally = bySender.get(index);
            if (tally != null) rows.add(row(name, Names.kebab(type.getSimpleName()), tally));
        }));
        return rows;
    }

    private static Row row(String sender, String type, Tally tally) {
        return new Row(sender, type, tally.sent, tally.delivered, tally.dropped, tally.bytes);
    }

    /** Forced writes of every node, in the scenario's order. */
    public List<Writes> forcedWrites() {
        List<Writes> rows = new ArrayList<>();
        forced.forEach((node, count) -> rows.add(new Writes(node.name(), count[0])));
        return rows;
    }
}
