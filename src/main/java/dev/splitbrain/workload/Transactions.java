package dev.splitbrain.workload;

import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.spec.Transaction;
import dev.splitbrain.spec.TransactionalStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Operations over several participants at once, for commit protocols. Each reads one key of every store that it touches, and
 * writes some of them, with values that nobody else writes.
 *
 * @param participants how many stores each touches
 * @param conflict share of transactions that meet at the same few keys, the first of each store; the others have the rest to
 *     spread over
 * @param keysPerStore how many keys each store holds
 * @param writes the share of its keys that a transaction writes, on average; at least one is written
 */
public record Transactions(int participants, double conflict, int keysPerStore, double writes) {
    public Transactions {
        if (keysPerStore < 2) throw new IllegalArgumentException("a store needs two keys, got " + keysPerStore);
    }

    /** Transactions that write every key they read, over a thousand keys in each store. */
    public Transactions(int participants, double conflict) {
        this(participants, conflict, 1000, 1);
    }

    /** The next transaction of a client, where so many stores share the keys: see {@link TransactionalStore#storeOf}. */
    public Transaction draw(int stores, Spec.Knowledge client) {
        if (participants < 1 || participants > stores) {
            throw new IllegalArgumentException(
                    "a transaction cannot touch " + participants + " of " + stores + " stores");
        }
        Rng rng = client.random();
        boolean hot = rng.chance(conflict);
        List<String> reads = new ArrayList<>();
        Map<String, Object> written = new LinkedHashMap<>();
        for (int store : someOf(stores, rng)) {
            int place = hot ? 0 : 1 + rng.nextInt(keysPerStore - 1);
            String key = "k" + (1 + store + (long) place * stores);
            reads.add(key);
            if (rng.chance(writes)) written.put(key, client.freshValue());
        }
        if (written.isEmpty()) written.put(reads.get(rng.nextInt(reads.size())), client.freshValue());
        return new Transaction(reads, written);
    }

    private Iterable<Integer> someOf(int stores, Rng rng) {
        TreeSet<Integer> chosen = new TreeSet<>();
        while (chosen.size() < participants) chosen.add(rng.nextInt(stores));
        return chosen;
    }
}
