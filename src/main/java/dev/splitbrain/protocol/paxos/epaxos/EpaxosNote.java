package dev.splitbrain.protocol.paxos.epaxos;

import dev.splitbrain.node.Note;

/** What replicas tell besides {@link dev.splitbrain.protocol.paxos.PaxosNote} and decisions. */
public sealed interface EpaxosNote extends Note {
    InstanceId instance();

    /** A replica wrote a command down in phase 1, with these attributes. */
    record PreAccepted(InstanceId instance, long ballot, OrderedCommand command) implements EpaxosNote {}

    /** A fast quorum agreed with the command leader: committed after one round trip. */
    record TookFastPath(InstanceId instance) implements EpaxosNote {}

    /** Somebody knew of more than the command leader, or too few answered: one more round trip. */
    record TookSlowPath(InstanceId instance) implements EpaxosNote {}

    /** A replica has heard a majority about an instance that it took over, and goes on with this. */
    record Recovered(InstanceId instance, OrderedCommand command) implements EpaxosNote {}
}
