/**
 * Distributed locks: one worker at a time may change what the lock protects.
 *
 * <p><b>The problem.</b> Who holds a lock may crash, so that a lock must end by itself; then its holder may live on and not know. A
 * worker reads a value, works on it and writes it back. If two do so at once, the later write is made from what was true before
 * the earlier one, which is lost.
 *
 * <p><b>A lease</b> (Gray and Cheriton 1989) is a lock for a time. A worker sends {@code Acquire} and is {@code Granted} the lock, or told
 * that it is {@code Busy}; it takes the lock for its own from when it asked, and for a little less than the lease, since clocks
 * drift. It works at the store ({@code Read}, {@code Write}), may ask to {@code Extend} the lease, and says {@code Release}. The lock
 * server counts by its own clock and asks nobody.
 *
 * <p><b>What time cannot do.</b> A worker that is paused, or whose write is late on the network, acts after its lease. Whether it looks at
 * its clock before does not help: the pause may come after the look. So each grant comes with a <b>fencing token</b> that grows
 * (Burrows 2006 calls it a sequencer), and the store refuses whoever comes with an older one than it has seen. The check
 * {@code mutual-exclusion} is about the belief of workers, which nobody can keep from overlapping in an asynchronous system;
 * {@code no-stale-holder} and {@code linearizable} are about the store, which tokens keep whole.
 *
 * <p><b>Redlock</b> (Sanfilippo 2014) asks several independent lock servers and holds the lock where a majority grants it within the
 * lease, so that the lock survives the crash of some. As its servers do not know of each other, they have no token that grows
 * (Kleppmann 2016); the combination is refused.
 *
 * <p><b>What to read first</b>: {@link dev.splitbrain.protocol.lock.LeaseLock} has the table; then the worker, the lock server and the
 * store. {@link dev.splitbrain.node.LockNote}s tell the checks what happened.
 *
 * <p><b>Left out.</b> There is one lock. Workers poll; nobody queues at a server. Lock servers that agree by consensus, as Chubby's cells
 * do, would give tokens and survive crashes at once; here the one server with a disk stands for them. A store that compares versions
 * would need no lock at all.
 *
 * <p><b>References.</b> C. Gray, D. Cheriton: Leases: an efficient fault-tolerant mechanism for distributed file cache consistency, SOSP
 * 1989. M. Burrows: The Chubby lock service for loosely-coupled distributed systems, OSDI 2006. S. Sanfilippo: Distributed locks with
 * Redis (the page of Redlock, from 2014 on), and: Is Redlock safe?, 2016. M. Kleppmann: How to do distributed locking, 2016.
 */
package dev.splitbrain.protocol.lock;
