package dev.splitbrain.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A key-value store that takes transactions over several keys. Its whole state is one part: the values by key. Several
 * nodes may share the keys out among them, see {@link #storeOf}.
 */
public final class TransactionalStore implements Spec<Map<String, Object>> {
    public static final TransactionalStore SPEC = new TransactionalStore();

    /** The answer to a transaction that had no effect; a transaction that had gives {@link Result.Values}. */
    public static final Result ABORTED = new Result.Refused("aborted");

    private TransactionalStore() {}

    @Override
    public String name() {
        return "transactions";
    }

    @Override
    public Map<String, Object> initial() {
        return Map.of();
    }

    @Override
    public Applied<Map<String, Object>> apply(Map<String, Object> state, Command command) {
        if (!(command instanceof Transaction transaction)) {
            throw new IllegalArgumentException("a transactional store does not know " + command);
        }
        List<Object> seen = new ArrayList<>();
        for (String key : transaction.reads()) seen.add(state.get(key));
        if (transaction.readOnly()) return new Applied<>(state, new Result.Values(seen));
        SortedMap<String, Object> after = new TreeMap<>(state);
        after.putAll(transaction.writes());
        return new Applied<>(Collections.unmodifiableSortedMap(after), new Result.Values(seen));
    }

    @Override
    public boolean isAbort(Result result) {
        return result.equals(ABORTED);
    }

    @Override
    public List<String> operations() {
        return List.of("transaction");
    }

    /** A transaction that reads and writes one key; for several see the workload of transactions. */
    @Override
    public Command draw(String operation, String key, Knowledge knowledge) {
        if (!operation.equals("transaction")) {
            throw new IllegalArgumentException("a transactional store has no operation " + operation);
        }
        return new Transaction(List.of(key), Map.of(key, knowledge.freshValue()));
    }

    @Override
    public Command command(String operation, Object argument) {
        if (argument instanceof Map<?, ?> map && Set.of("read", "write").containsAll(map.keySet())) {
            Object reads = map.containsKey("read") ? map.get("read") : List.of();
            Object writes = map.containsKey("write") ? map.get("write") : Map.of();
            if (reads instanceof List<?> keys && writes instanceof Map<?, ?> values && keys.size() + values.size() > 0)
                return new Transaction(keys.stream().map(String::valueOf).toList(), byKey(values));
        }
        throw new IllegalArgumentException("expected transaction: {read: [key, …], write: {key: value, …}}");
    }

    private static Map<String, Object> byKey(Map<?, ?> values) {
        SortedMap<String, Object> byKey = new TreeMap<>();
        values.forEach((key, value) -> byKey.put(String.valueOf(key), value));
        return byKey;
    }

    @Override
    public Optional<Object> argument(Command command) {
        Transaction transaction = (Transaction) command;
        SortedMap<String, Object> said = new TreeMap<>();
        if (!transaction.reads().isEmpty()) said.put("read", transaction.reads());
        if (!transaction.writes().isEmpty()) said.put("write", transaction.writes());
        return Optional.of(said);
    }

    /**
     * Which of {@code stores} holds a key, from 0. Keys that end in a number go round: of three stores the first holds
     * {@code k1}, {@code k4}, {@code k7}. Others go by a hash of their text.
     */
    public static int storeOf(String key, int stores) {
        int digits = key.length();
        while (digits > 0 && isDigit(key.charAt(digits - 1))) digits--;
        if (digits == key.length()) return Math.floorMod(key.hashCode(), stores); // specified by String
        long number = 0;
        for (int i = digits; i < key.length(); i++) number = (number * 10 + key.charAt(i) - '0') % stores;
        return (int) Math.floorMod(number - 1, (long) stores);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
