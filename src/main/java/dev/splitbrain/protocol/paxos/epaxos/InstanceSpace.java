package dev.splitbrain.protocol.paxos.epaxos;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A replica's memory: a row of instances for each replica. Changes are journalled in the order in which they were made; the last
 * one of an instance is the one that counts.
 */
final class InstanceSpace {
    private final Rules rules;
    private final DurableLog<InstanceRecord> journal; // durable
    private final SortedMap<NodeId, Row> rows = new TreeMap<>(); // the journal by instance
    private final Interference interference = new Interference(); // the journal by key

    /** The instances of one replica. */
    private static final class Row {
        private final List<InstanceRecord> records = new ArrayList<>(); // by number - 1; null where nothing is known
        private long knownThrough; // no other commands can be in instances up to this one
        private long committedThrough;
        private long heardOf; // the highest number that a record or somebody's dependencies name

        InstanceRecord at(long number) {
            return number <= records.size() ? records.get((int) number - 1) : null;
        }

        void put(long number, InstanceRecord record) {
            while (records.size() < number) records.add(null);
            records.set((int) number - 1, record);
            heardOf = Math.max(heardOf, number);
            while (at(knownThrough + 1) != null && at(knownThrough + 1).isKnown()) knownThrough++;
            while (at(committedThrough + 1) != null && at(committedThrough + 1).isCommitted()) committedThrough++;
        }
    }

    InstanceSpace(Context<?> ctx, Rules rules) {
        this.rules = rules;
        for (NodeId replica : ctx.nodes()) rows.put(replica, new Row());
        journal = ctx.disk().log("instances");
        for (InstanceRecord record : journal) remember(record);
    }

    /** All that is on the disk, in the order in which it was written. */
    List<InstanceRecord> journal() {
        return journal;
    }

    InstanceRecord get(InstanceId instance) {
        InstanceRecord record = rows.get(instance.replica()).at(instance.number());
        return record != null ? record : InstanceRecord.unknown(instance);
    }

    /** The first instance of a replica that was never used. */
    InstanceId next(NodeId replica) {
        return new InstanceId(replica, rows.get(replica).records.size() + 1);
    }

    /** The command with all that this replica knows to interfere with it. */
    OrderedCommand extend(InstanceId instance, OrderedCommand command) {
        return interference.extend(instance, command);
    }

    /** A promise is on disk before it is given. */
    void savePromise(InstanceRecord record) {
        journal.append(record);
        remember(record);
    }

    void saveVote(InstanceRecord record) {
        rules.saveVote(journal, record);
        remember(record);
    }

    void saveAgreement(InstanceRecord record) {
        rules.saveAgreement(journal, record);
        remember(record);
    }

    /** A commit that others can tell again: it promises nothing, and need not be forced. */
    void saveCommit(InstanceRecord record) {
        journal.appendUnforced(record);
        remember(record);
    }

    private void remember(InstanceRecord record) {
        rows.get(record.instance().replica()).put(record.instance().number(), record);
        if (record.value().isEmpty()) return;
        OrderedCommand value = record.value().get();
        interference.add(record.instance(), value);
        value.deps().highest().forEach((replica, number) -> {
            Row row = rows.get(replica);
            row.heardOf = Math.max(row.heardOf, number);
        });
    }

    /** Whether it is settled which commands a command can depend on: all instances that it names are known. */
    boolean knows(Dependencies deps) {
        for (Map.Entry<NodeId, Long> entry : deps.highest().entrySet())
            if (rows.get(entry.getKey()).knownThrough < entry.getValue()) return false;
        return true;
    }

    /** Up to where each replica's instances are committed, as far as this replica knows. */
    SortedMap<NodeId, Long> committedThrough() {
        SortedMap<NodeId, Long> through = new TreeMap<>();
        rows.forEach((replica, row) -> through.put(replica, row.committedThrough));
        return through;
    }

    /** The committed instances of a replica from a number on, at most so many. */
    List<InstanceRecord> committedFrom(NodeId replica, long number, int most) {
        List<InstanceRecord> found = new ArrayList<>();
        List<InstanceRecord> records = rows.get(replica).records;
        for (int i = (int) number - 1; i < records.size() && found.size() < most; i++)
            if (records.get(i) != null && records.get(i).isCommitted()) found.add(records.get(i));
        return found;
    }

    /** Instances that this replica has heard of, and that are not committed here. */
    List<InstanceId> open() {
        List<InstanceId> open = new ArrayList<>();
        rows.forEach((replica, row) -> {
            for (long number = row.committedThrough + 1; number <= row.heardOf; number++) {
                InstanceId instance = new InstanceId(replica, number);
                if (!get(instance).isCommitted()) open.add(instance);
            }
        });
        return open;
    }
}
