/**
 * Two classical elections: the bully algorithm, where all know each other, and Chang and Roberts' on a ring, where each knows the next.
 *
 * <p><b>Problem.</b> Some task needs one node, the coordinator or leader; when it is gone, the others must agree on another.
 *
 * <p><b>Bully</b> ({@code Bully}). A node that misses the coordinator asks all higher ones ({@code Election}). If one is up it
 * says so ({@code Answer}), and the asker waits for it to lead. If all are silent for longer than a message takes there and back,
 * they are down. Then the node stops the lower ones ({@code Halt}, {@code Halted}), and leads ({@code Coordinator}). A node that
 * starts holds an election; so the highest takes its place as soon as it is back. Textbooks leave out the halting; then the old
 * leader leads on until it hears of the new one, and the highest of n nodes leads after n² − 1 messages at most.
 *
 * <p><b>Ring</b> ({@code ChangRoberts}, {@code Ring}). Each node sends its number to the next ({@code Election}), passes on what is
 * greater than its own, and takes off what is less. A number that comes back is the greatest, and its node has word of it sent
 * round ({@code Elected}). That takes n(n + 1)/2 messages at worst, 2n − 1 at best, and n(1 + 1/2 + … + 1/n) on average.
 *
 * <p><b>What they assume.</b> Bully: that silence is death, since no message takes longer than some bound. If one does, or the
 * network is cut, two lead at once; there are no terms by which others could tell. Ring: that nothing is lost and nobody dies; but
 * messages may take as long as they like.
 *
 * <p><b>Our reading.</b> The paper's coordinator asks the others whether they are well, and they ask it; here it sends heartbeats.
 * The ring is repaired, where that is asked for: nodes confirm what arrives, pass over those who do not, and begin anew where no
 * word of a leader comes. A number passes the old leader on its way, which ceases to lead then: so never two lead.
 *
 * <p><b>Left out.</b> The reorganization by which a new coordinator hands out a task, the invitation algorithm of the same paper for
 * networks without a bound, and rings in two directions.
 *
 * <p><b>References.</b> H. Garcia-Molina: Elections in a Distributed Computing System, IEEE Transactions on Computers 1982. E. Chang,
 * R. Roberts: An Improved Algorithm for Decentralized Extrema-Finding in Circular Configurations of Processes, CACM 1979. G. Coulouris,
 * J. Dollimore, T. Kindberg, G. Blair: Distributed Systems, 5th edition 2012, §15.3.
 */
package dev.splitbrain.protocol.election;
