package dev.splitbrain.protocol.paxos.epaxos;

import dev.splitbrain.node.Doc;
import dev.splitbrain.random.Distribution;
import java.time.Duration;

/** The options of EPaxos, and the one place of their defaults. */
public record EpaxosSettings(
        @Doc(
                "How long who leads a command waits for replies: then it goes on without the fast path if a majority answered, and asks the others again.")
        Duration replyTimeout,

        @Doc("How long an instance may stay open before another replica takes it over, drawn anew each time.")
        Distribution recoveryTimeout,

        @Doc("How often a replica asks another for commits that it missed.")
        Duration catchUpInterval,

        @Doc("How many commits are sent at once to a replica that lags.")
        int catchUpBatch,

        @Doc("A mistake made on purpose.") Mutant mutant) {

    public EpaxosSettings {
        if (catchUpBatch < 1) throw new IllegalArgumentException("catchUpBatch must be at least 1");
    }

    /** Recovery after as long as Multi-Paxos waits for a leader, so that the two can be compared; correct. */
    public static EpaxosSettings defaults() {
        return new EpaxosSettings(
                Duration.ofMillis(100), Distribution.uniform(150e6, 300e6), Duration.ofMillis(50), 1000, Mutant.NONE);
    }

    /** The same with a mistake. */
    public EpaxosSettings withMutant(Mutant newMutant) {
        return new EpaxosSettings(replyTimeout, recoveryTimeout, catchUpInterval, catchUpBatch, newMutant);
    }

    /** The same with batches of so many commits for a replica that lags. */
    public EpaxosSettings withCatchUpBatch(int commits) {
        return new EpaxosSettings(replyTimeout, recoveryTimeout, catchUpInterval, commits, mutant);
    }
}
