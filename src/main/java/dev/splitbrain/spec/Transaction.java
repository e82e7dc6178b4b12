package dev.splitbrain.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads and writes that happen together or not at all. The reads see the state before the writes.
 *
 * @param reads the keys whose values are the result, in this order
 * @param writes the new values by key, in the order of the keys
 */
public record Transaction(List<String> reads, Map<String, Object> writes) implements Command {
    public Transaction {
        reads = List.copyOf(reads);
        writes = Collections.unmodifiableSortedMap(new TreeMap<>(writes));
        if (reads.isEmpty() && writes.isEmpty()) throw new IllegalArgumentException("a transaction touches no key");
    }

    /** All keys that it touches, in their order. */
    public SortedSet<String> keys() {
        SortedSet<String> keys = new TreeSet<>(reads);
        keys.addAll(writes.keySet());
        return keys;
    }

    /** The same step by step: all reads, then all writes. */
    public List<Transactions.Action> actions() {
        List<Transactions.Action> actions = new ArrayList<>();
        for (String key : reads) actions.add(new Transactions.Read(key));
        writes.forEach((key, value) -> actions.add(new Transactions.Write(key, value)));
        return actions;
    }

    @Override
    public String words() {
        return actions().stream().map(Transactions.Action::words).collect(Collectors.joining(", "));
    }

    @Override
    public String operation() {
        return "transaction";
    }

    /** Empty: transactions over different keys are not independent of each other. */
    @Override
    public String key() {
        return "";
    }

    @Override
    public boolean readOnly() {
        return writes.isEmpty();
    }
}
