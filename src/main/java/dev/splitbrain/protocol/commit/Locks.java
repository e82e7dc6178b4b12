package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.TransactionId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Locks on keys, shared for reads and exclusive for writes, all that a transaction needs at once. Held until the decision
 * is known: strict two-phase locking (Bernstein, Hadzilacos and Goodman 1987, §3.1).
 */
final class Locks {
    private final Map<String, Lock> locks = new LinkedHashMap<>();

    private static final class Lock {
        final Set<TransactionId> holders = new TreeSet<>();
        boolean exclusive;
    }

    /** Whether all could be taken; takes none where not. */
    boolean tryAcquire(TransactionId transaction, Collection<String> reads, Collection<String> writes) {
        for (String key : writes) if (locks.containsKey(key)) return false;
        for (String key : reads) {
            Lock lock = locks.get(key);
            if (lock != null && lock.exclusive) return false;
        }
        for (String key : reads) hold(key, transaction);
        for (String key : writes) hold(key, transaction).exclusive = true;
        return true;
    }

    private Lock hold(String key, TransactionId transaction) {
        Lock lock = locks.computeIfAbsent(key, absent -> new Lock());
        lock.holders.add(transaction);
        return lock;
    }

    /** Gives back what a transaction holds of these keys. */
    void release(TransactionId transaction, Collection<String> keys) {
        for (String key : keys) {
            Lock lock = locks.get(key);
            if (lock == null) continue;
            lock.holders.remove(transaction);
            if (lock.holders.isEmpty()) locks.remove(key);
        }
    }

    /** Whether any transaction holds the key. */
    boolean isHeld(String key) {
        return locks.containsKey(key);
    }
}
