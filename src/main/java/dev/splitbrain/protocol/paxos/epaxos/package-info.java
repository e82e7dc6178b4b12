/**
 * EPaxos (Iulian Moraru, David Andersen and Michael Kaminsky, "There Is More Consensus in Egalitarian Parliaments", 2013): a
 * replicated state machine without a leader, that puts only those commands in order whose order can be seen.
 *
 * <p>The problem: a stable leader is a bottleneck, a long way off for most clients, and for a while nobody's when it crashes.
 *
 * <p>The idea: every replica leads the commands of its own clients, in a row of instances of its own. What replicas agree on is,
 * for each instance, the command and what it comes after: {@code deps}, the commands that interfere with it, and {@code seq}, a
 * number above theirs. The leader sends both ({@code PreAccept}); each replica adds what it knows besides ({@code PreAcceptOk}).
 * If a fast quorum adds nothing the command is committed after one round trip; else the leader takes the union of what a
 * majority knows and has it accepted as in classic Paxos ({@code Accept}), which is one round trip more.
 *
 * <p>Why that is safe: of two commands that interfere each was seen by a majority, so one replica saw both, and the later one
 * there has the earlier in its deps. Execution follows deps; where they go round in a circle, seq decides
 * ({@link dev.splitbrain.protocol.paxos.epaxos.Executor}).
 *
 * <p>Who waits for an instance whose leader is silent takes it over under a higher ballot
 * ({@link dev.splitbrain.protocol.paxos.epaxos.Recovery}): what may have been committed is kept, what was only begun goes on
 * without the fast path, and what nobody knows becomes a no-op.
 *
 * <p>Chosen here, of what the paper leaves open or has in two ways:
 *
 * <ul>
 *   <li>The fast quorum is that of the basic protocol: all but one. The optimized one is smaller from five replicas on, and its
 *       recovery is subtle; an error in it was published only in 2025 (Ryabinin, Gotsman and Sutra).
 *   <li>The fast path is for commands that <em>nobody</em> changed. The paper's replies need only equal each other; but then the leader
 *       must ask only a fixed quorum, or a recovery among three could not tell which of two replies was committed.
 *   <li>The ballot of a vote is kept apart from that of a promise (Sutra 2020).
 *   <li>Clients are answered after execution, whatever they asked, as a compare-and-set has no result before it.
 * </ul>
 *
 * <p>Left out: the optimized fast quorum, batches, snapshots (a journal grows, and is executed again after a restart), members that
 * change, and the paper's remedy for chains of dependencies that never end while new commands keep coming.
 *
 * <p><b>References.</b> I. Moraru, D. Andersen, M. Kaminsky: There Is More Consensus in Egalitarian Parliaments, SOSP 2013. P. Sutra:
 * On the Correctness of Egalitarian Paxos, Information Processing Letters 2020. F. Ryabinin, A. Gotsman, P. Sutra: Making
 * Democracy Work: Fixing and Simplifying Egalitarian Paxos, OPODIS 2025.
 */
package dev.splitbrain.protocol.paxos.epaxos;
