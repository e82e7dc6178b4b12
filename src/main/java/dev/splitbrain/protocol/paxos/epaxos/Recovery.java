package dev.splitbrain.protocol.paxos.epaxos;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.paxos.epaxos.InstanceRecord.Status;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** What to go on with in an instance of which a majority has told what it remembers (2013, figure 3). */
final class Recovery {
    /** The command, and whether its attributes must be found again in phase 1. */
    record Choice(OrderedCommand command, boolean again) {}

    private Recovery() {}

    /**
     * Chooses.
     *
     * @param leader the replica whose instance it is
     * @param told what the replicas {@code by} remember; none of it is committed, or the recovery would be over
     */
    static Choice choose(NodeId leader, Collection<InstanceRecord> told, Set<NodeId> by, int replicas, Rules rules) {
        // As in classic Paxos: what was accepted in the highest ballot may have been chosen.
        Optional<InstanceRecord> accepted = told.stream()
                .filter(record -> record.status() == Status.ACCEPTED)
                .max(Comparator.comparingLong(InstanceRecord::voted));
        if (accepted.isPresent()) return new Choice(accepted.get().value().orElseThrow(), false);
        // The leader's own answer says that it has not committed, and its promise that it will not.
        int unchanged = (int) told.stream().filter(InstanceRecord::unchanged).count();
        if (!by.contains(leader) && unchanged > 0 && rules.mayBeCommitted(unchanged, replicas))
            return new Choice(firstSent(told), false);
        Optional<OrderedCommand> seen = told.stream()
                .filter(record -> record.status() == Status.PRE_ACCEPTED)
                .map(record -> record.value().orElseThrow())
                .reduce((one, other) -> one.union(other.seq(), other.deps()));
        if (seen.isPresent() && rules.keepsPreAccepted()) return new Choice(seen.get(), true);
        return new Choice(OrderedCommand.NO_OP, false);
    }

    /** Those who changed nothing all hold the same. */
    private static OrderedCommand firstSent(Collection<InstanceRecord> told) {
        return told.stream()
                .filter(InstanceRecord::unchanged)
                .findFirst()
                .flatMap(InstanceRecord::value)
                .orElseThrow();
    }
}
