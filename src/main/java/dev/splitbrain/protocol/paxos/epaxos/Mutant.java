package dev.splitbrain.protocol.paxos.epaxos;

import dev.splitbrain.node.DurableLog;

/** EPaxos, and variants that are wrong on purpose in one place each: for lessons, and to see that checks catch them. */
public enum Mutant {
    /** EPaxos as it should be. */
    NONE(new Rules()),

    /** WRONG: commands are executed as soon as they are committed, in whatever order that is. */
    IGNORES_DEPENDENCIES(new Rules() {
        @Override
        boolean waitsForDependencies() {
            return false;
        }
    }),

    /** WRONG: the fast path is taken though a replica knew of a command that the leader did not. */
    IGNORES_CHANGES(new Rules() {
        @Override
        boolean agrees(OrderedCommand sent, OrderedCommand seen) {
            return true;
        }
    }),

    /** WRONG: half of the replicas count as a majority. */
    MAJORITY_OFF_BY_ONE(new Rules() {
        @Override
        int majority(int replicas) {
            return Math.max(1, replicas / 2);
        }
    }),

    /** WRONG: a recovery takes what is only pre-accepted for nothing, and chooses a no-op. */
    IGNORES_PRE_ACCEPTED(new Rules() {
        @Override
        boolean mayBeCommitted(int unchanged, int replicas) {
            return false;
        }

        @Override
        boolean keepsPreAccepted() {
            return false;
        }
    }),

    /** WRONG: what a replica pre-accepts and accepts is told before it is on disk. */
    FORGETS_VOTE(new Rules() {
        @Override
        void saveVote(DurableLog<InstanceRecord> onDisk, InstanceRecord vote) {
            onDisk.appendUnforced(vote);
        }
    }),

    /** WRONG: a leader that committed on the fast path forgets it in a crash, and helps others to decide otherwise. */
    FORGETS_AGREEMENT(new Rules() {
        @Override
        void saveAgreement(DurableLog<InstanceRecord> onDisk, InstanceRecord accepted) {
            onDisk.appendUnforced(accepted);
        }
    });

    private final Rules rules;

    Mutant(Rules rules) {
        this.rules = rules;
    }

    Rules rules() {
        return rules;
    }
}
