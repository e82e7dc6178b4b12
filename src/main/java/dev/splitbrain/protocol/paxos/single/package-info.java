/**
 * Single-decree Paxos (Leslie Lamport, "Paxos Made Simple", 2001): how processes that may stop, over a network that may lose,
 * delay and repeat messages, agree on one value.
 *
 * <p>The problem: only a value that has been proposed may be chosen, only one may be, and nobody may believe that a value is
 * chosen unless it is. If one acceptor chose, its death would be the end. So several do, and a value is chosen when a majority
 * has accepted it; and since two proposers may come at once, an acceptor must be able to change its mind, but never so that two
 * values are chosen.
 *
 * <p>The idea: proposals are numbered (ballots), and a proposer must first look. It asks for promises to accept nothing of a
 * lower number ({@code Prepare}, {@code Promise}), and each promise reports what was accepted so far. Any majority of promises
 * meets any majority that has chosen; so if a value was or may yet be chosen, the highest-numbered reported proposal carries it,
 * and that value must be proposed ({@code Accept}). Acceptors tell learners ({@code Accepted}).
 *
 * <p>The agents: {@link dev.splitbrain.protocol.paxos.single.Proposer} speaks for clients,
 * {@link dev.splitbrain.protocol.paxos.single.Acceptor} remembers, {@link dev.splitbrain.protocol.paxos.single.Learner} counts.
 * Nodes may hold any of them, or all ({@link dev.splitbrain.protocol.paxos.Roles}).
 *
 * <p>Safety needs neither clocks nor luck. Progress needs both: two proposers may outbid each other for ever (§2.4), and here
 * do when {@code backoff} is off. With it a refused proposer waits for a random time.
 *
 * <p>Message delays: 4 from the proposer's first message to its learning the outcome, 2 for each phase. Forced writes: one for
 * the ballot, and one per acceptor and phase.
 *
 * <p>Left out: the distinguished proposer, which Multi-Paxos has ({@link dev.splitbrain.protocol.paxos.multi}); learners that
 * survive a crash (they ask again); values larger than a message.
 *
 * <p><b>References.</b> L. Lamport: The Part-Time Parliament, ACM TOCS 1998. L. Lamport: Paxos Made Simple, SIGACT News 2001.
 */
package dev.splitbrain.protocol.paxos.single;
