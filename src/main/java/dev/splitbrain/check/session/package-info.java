/**
 * Consistency of what single clients see: session guarantees and causality, on registers by key.
 *
 * <p>The definitions are those of Terry et al. (1994) in the form that Viotti and Vukolić (2016, §3) give them: is there one
 * order of each key's writes, and for each read a set of writes that it could see, such that the read returns the newest of
 * them and the guarantee holds? Which write a read returned must be known, so a history in which two writes to a key have
 * the same value is undecided. Every guarantee then says of some pairs of writes which one is older; if these go round in a
 * circle, or if a read finds nothing although a write must be visible to it, the guarantee is broken, and the shortest circle
 * is the reason. All of this takes time linear in the history, times its clients.
 *
 * <p>A client's operations that overlap in time have no order in its session. An operation of unknown outcome obliges nobody.
 */
package dev.splitbrain.check.session;
