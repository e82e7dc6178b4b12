/**
 * Clocks on a workbench: nodes where things happen by chance and that send each other messages, and a clock of one's choice that
 * gives every event a time. The trace knows what really happened before what, and judges.
 *
 * <p><b>Problem.</b> Without a common clock, which of two events came first? Where no chain of messages links them nobody can
 * say, and nobody need care (Lamport 1978). Where one does, time must go up along it: the clock condition.
 *
 * <p><b>Lamport clocks</b> keep it with one counter: an arrival is later than its sending. Two times say nothing of two events
 * that are not linked. <b>Vector clocks</b> count for each node apart, and so tell exactly: one event is before another if and
 * only if its vector is less. <b>Hybrid clocks</b> keep the condition and stay near the wall clock: never behind, and ahead by
 * no more than the best clock is ahead of one's own; a counter tells apart what a wall clock cannot. <b>Interval clocks</b> know
 * how far they may be off; whoever takes the latest it can be and waits until that is past has a time that is right for whatever
 * begins later, also where no message links the two: external consistency, bought by waiting twice the bound.
 *
 * <p><b>Crashes.</b> A node that starts again has forgotten how far it had counted: it is a new participant, with a name of its
 * own in vector clocks.
 *
 * <p><b>References.</b> L. Lamport: Time, Clocks, and the Ordering of Events in a Distributed System, CACM 1978. F. Mattern:
 * Virtual Time and Global States of Distributed Systems, 1989. C. Fidge: Timestamps in Message-Passing Systems That Preserve the
 * Partial Ordering, 1988. S. Kulkarni et al.: Logical Physical Clocks, OPODIS 2014. J. Corbett et al.: Spanner, Google's Globally
 * Distributed Database, OSDI 2012.
 */
package dev.splitbrain.protocol.clocks;
