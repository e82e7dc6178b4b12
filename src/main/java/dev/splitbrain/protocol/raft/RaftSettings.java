package dev.splitbrain.protocol.raft;

import dev.splitbrain.random.Distribution;
import java.time.Duration;

/**
 * The options of Raft, and the one place of their defaults.
 *
 * @param electionTimeout in nanoseconds, drawn anew each time (Raft §5.2)
 * @param heartbeat how often a leader speaks; well below the election timeout (Raft §5.6)
 * @param preVote whether a node asks first if it could win, so that a term grows only when it may (Ongaro 2014, §9.6)
 * @param maxEntries how many entries an AppendEntries carries at most
 * @param maxInFlight how many AppendEntries with entries may be unanswered per follower; 1 for no pipelining (Ongaro 2014, §10.2.1)
 * @param mutant a mistake made on purpose
 */
public record RaftSettings(
        Distribution electionTimeout,
        Duration heartbeat,
        boolean preVote,
        int maxEntries,
        int maxInFlight,
        Mutant mutant) {

    /** The paper's election timeouts (Raft §9.3); pipelined; correct. */
    public static RaftSettings defaults() {
        return new RaftSettings(
                Distribution.uniform(150e6, 300e6), Duration.ofMillis(50), false, 1024, 256, Mutant.NONE);
    }

    /** The same with a mistake. */
    public RaftSettings withMutant(Mutant newMutant) {
        return new RaftSettings(electionTimeout, heartbeat, preVote, maxEntries, maxInFlight, newMutant);
    }
}
