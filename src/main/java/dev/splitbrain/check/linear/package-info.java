/**
 * Linearizability: can the operations that clients saw be put into one order that the sequential object allows and that
 * keeps every operation between its start and its end?
 *
 * <p>Keys are independent, so each is judged alone (Herlihy and Wing 1990, §3.2: the property is local). For one key the
 * search is that of Wing and Gong (1993) with Lowe's memory of configurations (2017): a configuration is the set of
 * operations ordered so far and the state they lead to; one that failed before is not tried again. {@link
 * dev.splitbrain.check.linear.Search} adds three rules that leave out orders without losing an answer:
 *
 * <ol>
 *   <li>An operation that changes nothing wherever it stands (a read, a refused compare-and-set), may be ordered now and
 *       gives the answer that its client saw, is ordered now. Any order that has it later can have it now instead, so there
 *       is nothing to come back to.
 *   <li>Operations of unknown outcome with the same command are taken in the order of their start: whichever of them an
 *       order needs, the first one can stand in.
 *   <li>An unknown operation is only worth ordering if the next one notices: if that one gives the same answer and the
 *       same state without it, the order without it is tried anyway and leaves more choice. For registers {@link
 *       dev.splitbrain.check.linear.Wishes} knows beforehand that none is left who would notice.
 * </ol>
 *
 * <p>Operations that failed had no effect and are left out, and so are unknown ones that only read. The search is
 * exponential in the worst case; a {@link dev.splitbrain.check.linear.Budget} in steps and memory, never in wall time,
 * ends it as undecided at the same place on every machine.
 */
package dev.splitbrain.check.linear;
