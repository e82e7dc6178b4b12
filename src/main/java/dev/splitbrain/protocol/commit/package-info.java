/**
 * Atomic commitment: all participants of a transaction commit, or none does.
 *
 * <p><b>The problem.</b> A transaction writes at several nodes, each with a store and locks of its own. Each may have to refuse,
 * each may crash, and messages get lost; still no two may decide differently, and none may go back on a decision.
 *
 * <p><b>Two-phase commit</b> (Gray 1978; Bernstein, Hadzilacos and Goodman 1987, ch. 7): the coordinator asks all to prepare;
 * who votes yes has forced its part to disk and has given up the right to abort; with all votes the coordinator forces its
 * decision and tells it. Between vote and decision a participant is in doubt: it holds its locks and waits, however long the
 * coordinator is away. Presumed abort and presumed commit (Mohan, Lindsay and Obermarck 1986) save forced writes by what a
 * coordinator without a record answers; cooperative termination asks the other participants.
 *
 * <p><b>Three-phase commit</b> (Skeen 1981) puts a pre-commit between vote and decision, so that those who are left can
 * always decide when nodes crash, and decide differently when the network parts.
 *
 * <p><b>Paxos Commit</b> (Gray and Lamport 2006) lets acceptors agree on each vote, so that no single node's crash blocks.
 *
 * <p><b>What to read first</b>: {@link dev.splitbrain.protocol.commit.TwoPhaseCommit}, then its coordinator and participant.
 * {@link dev.splitbrain.node.TransactionNote}s tell the checks {@code atomic-commit} and {@code no-blocking} what happened.
 *
 * <p><b>Left out.</b> Transactions begin with all that they read and write; there is no query language and no deadlock
 * detection beyond refusing or waiting.
 *
 * <p><b>References.</b> J. Gray: Notes on Data Base Operating Systems, 1978. D. Skeen: Nonblocking Commit Protocols, SIGMOD 1981.
 * C. Mohan, B. Lindsay, R. Obermarck: Transaction Management in the R* Distributed Database Management System, ACM TODS 1986.
 * P. Bernstein, V. Hadzilacos, N. Goodman: Concurrency Control and Recovery in Database Systems, 1987. J. Gray, L. Lamport:
 * Consensus on Transaction Commit, ACM TODS 2006.
 */
package dev.splitbrain.protocol.commit;
