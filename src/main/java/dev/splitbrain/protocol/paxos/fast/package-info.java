/**
 * Fast Paxos (Leslie Lamport, "Fast Paxos", Distributed Computing 19, 2006): a value is chosen two message delays after any
 * proposer sends it, if no other comes between.
 *
 * <p>The problem: in Paxos a value goes to the leader first, which costs a message delay for everybody else.
 *
 * <p>The idea: once phase 1 is done and nothing was chosen, the coordinator need not name a value. It tells the acceptors that
 * any will do ("any"), and proposers send theirs straight to them. An acceptor votes for the first that it hears of. In such a
 * fast ballot acceptors may vote for different values, and that has a price:
 *
 * <ul>
 *   <li>Quorums are larger. A coordinator of a later ballot that hears a classic quorum must be able to tell which value may
 *       have been chosen. So any two fast quorums and a classic one must have an acceptor in common (§3.1): with majorities for
 *       classic ballots, 3 of 3, 3 of 4, 4 of 5.
 *   <li>Proposals collide. Then no value has a quorum, and a higher ballot must settle it (§3.2): from phase 1 (restart), from
 *       the coordinator's phase 2, since the votes say what promises would (coordinated), or by the acceptors alone
 *       (uncoordinated).
 * </ul>
 *
 * <p>Here ballot 1 of each instance (a key) is fast and open from the start, ballot 2 follows a collision, and all above are
 * classic: {@link dev.splitbrain.protocol.paxos.fast.Rounds}. The rule by which a value is picked is one line,
 * {@link dev.splitbrain.protocol.paxos.fast.Rules#pick}, and the heart of the matter.
 *
 * <p>A proposer whose value is not chosen in time starts a classic round, so that neither lost messages nor a dead coordinator
 * end the story.
 *
 * <p>Left out: clients that send to acceptors themselves (they ask a proposer, which may be on the next machine), fast ballots
 * after the second, a sequence of instances as a log.
 *
 * <p><b>References.</b> L. Lamport: Fast Paxos, Distributed Computing 19, 2006.
 */
package dev.splitbrain.protocol.paxos.fast;
