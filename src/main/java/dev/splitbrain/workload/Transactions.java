package dev.splitbrain.workload;

import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.spec.Transaction;
import dev.splitbrain.spec.TransactionalStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Transactions over several stores, one key in each. Each reads all its keys and writes some of them, with values that no
 * other transaction of the run writes.
 *
 * @param stores how many stores share the keys, see {@link TransactionalStore#storeOf}
 * @param participants how many of them a transaction touches
 * @param conflict the share of transactions that meet at the same few keys: each store's first; the others have
 *     {@code keysPerStore} to spread over
 * @param keysPerStore how many keys each store holds
 * @param writes the share of its keys that a transaction writes, on average; at least one is written
 */
public record Transactions(int stores, int participants, double conflict, int keysPerStore, double writes)
        implements Draw {
    public Transactions {
        if (participants < 1 || participants > stores) {
            throw new IllegalArgumentException(
                    "a transaction cannot touch " + participants + " of " + stores + " stores");
        }
        if (keysPerStore < 2) throw new IllegalArgumentException("a store needs two keys, got " + keysPerStore);
    }

    /** Transactions that write every key they read, over a thousand keys in each store. */
    public static Transactions of(int stores, int participants, double conflict) {
        return new Transactions(stores, participants, conflict, 1000, 1);
    }

    @Override
    public Command next(Spec.Knowledge client) {
        Rng rng = client.random();
        boolean hot = rng.chance(conflict);
        List<String> reads = new ArrayList<>();
        Map<String, Object> writes = new LinkedHashMap<>();
        for (int store : someStores(rng)) {
            int place = hot ? 0 : 1 + rng.nextInt(keysPerStore - 1);
            String key = "k" + (1 + store + (long) place * stores);
            reads.add(key);
            if (rng.chance(this.writes)) writes.put(key, client.freshValue());
        }
        if (writes.isEmpty()) writes.put(reads.get(rng.nextInt(reads.size())), client.freshValue());
        return new Transaction(reads, writes);
    }

    private Iterable<Integer> someStores(Rng rng) {
        TreeSet<Integer> chosen = new TreeSet<>();
        while (chosen.size() < participants) chosen.add(rng.nextInt(stores));
        return chosen;
    }
}
