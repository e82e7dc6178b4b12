package dev.splitbrain.protocol.paxos.epaxos;

import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the replicas say. Names and phases are those of Moraru, Andersen and Kaminsky 2013, figures 2 and 3. */
public sealed interface EpaxosMessage extends Message {

    /** Phase 1: a command, and what its leader knows that interferes with it. */
    record PreAccept(InstanceId instance, long ballot, OrderedCommand command) implements EpaxosMessage {
        @Override
        public long sizeBytes() {
            return 256;
        }
    }

    /** The command is on the replica's disk, with these attributes: the leader's, and what the replica knows besides. */
    record PreAcceptOk(InstanceId instance, long ballot, long seq, Dependencies deps) implements EpaxosMessage {}

    /** Phase 2, on the slow path: classic Paxos for the command with its final attributes. */
    record Accept(InstanceId instance, long ballot, OrderedCommand command) implements EpaxosMessage {
        @Override
        public long sizeBytes() {
            return 256;
        }
    }

    record AcceptOk(InstanceId instance, long ballot) implements EpaxosMessage {}

    /** The instance is decided. */
    record Commit(InstanceId instance, OrderedCommand command) implements EpaxosMessage {
        @Override
        public long sizeBytes() {
            return 256;
        }
    }

    /** Explicit Prepare: who waits for an instance of another replica takes it over under a higher ballot. */
    record Prepare(InstanceId instance, long ballot) implements EpaxosMessage {}

    /** The promise, with what the replica remembered of the instance before it. */
    record PrepareOk(InstanceId instance, long ballot, InstanceRecord before) implements EpaxosMessage {
        @Override
        public long sizeBytes() {
            return 256;
        }
    }

    /** A ballot is lost: the replica has promised a higher one. */
    record Refused(InstanceId instance, long ballot, long promised) implements EpaxosMessage {}

    /** A replica tells up to where it knows all commits of each replica's instances; what is beyond it would like to hear. */
    record CatchUp(SortedMap<NodeId, Long> committedThrough) implements EpaxosMessage {
        public CatchUp {
            committedThrough = Collections.unmodifiableSortedMap(new TreeMap<>(committedThrough));
        }
    }

    /** Commits that the asker lacked; {@code more} where one message did not hold them all. */
    record Commits(List<Commit> commits, boolean more) implements EpaxosMessage {
        public Commits {
            commits = List.copyOf(commits);
        }

        @Override
        public long sizeBytes() {
            return 128 + 128L * commits.size();
        }
    }
}
