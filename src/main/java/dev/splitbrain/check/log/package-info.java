/**
 * Invariants of replicated logs, judged on every step by what nodes tell of their logs ({@link dev.splitbrain.node.LogNote}).
 *
 * <p>The properties are those of the Raft paper (Ongaro and Ousterhout 2014, figure 3): election safety, leader append-only,
 * log matching, leader completeness, state machine safety. They hold for any protocol that orders commands in a log without
 * gaps under leaders with rising epochs.
 *
 * <p>Equal entries of different logs are one object here: {@link dev.splitbrain.check.log.EntryTable} keeps one for each index
 * and epoch, and refuses a second one with other content or another predecessor. By induction two logs that share an entry
 * share all before it, and comparing logs is comparing one reference. Old entries are forgotten once every node knows them to
 * be committed, so memory does not grow with the run; of what was applied a hash stays.
 */
package dev.splitbrain.check.log;
