package dev.splitbrain.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Transactions on many keys at once: each reads, writes and appends, all or nothing. The state of a key is a value or a list.
 * The answer is a {@link Result.Values} with one value for each action in its order: what was read, null for the others.
 */
public final class Transactions implements Spec<Map<String, Object>> {
    /** For lists that grow: read and append (Kingsbury and Alvaro 2020, §3). */
    public static final Transactions LIST_APPEND = new Transactions("list-append");

    /** For registers: read and write. */
    public static final Transactions RW_REGISTER = new Transactions("rw-register");

    /** The answer to a transaction that was rolled back. */
    public static final Result ABORTED = new Result.Refused("aborted");

    private final String name;

    /** One step of a transaction. */
    public sealed interface Action {
        String key();

        /** As people read it: {@code r x}, {@code append x 3}. */
        String words();
    }

    public record Read(String key) implements Action {
        @Override
        public String words() {
            return "r " + key;
        }
    }

    /**
     * Reads every key that holds something, as a query over a table does: also what it does not find was read (a read by a
     * predicate, Adya 2000, §4.1). The answer is a map of values by key.
     */
    public record ReadAll() implements Action {
        @Override
        public String key() {
            return "";
        }

        @Override
        public String words() {
            return "r all";
        }
    }

    public record Write(String key, Object value) implements Action {
        @Override
        public String words() {
            return "w " + key + " " + value;
        }
    }

    public record Append(String key, Object element) implements Action {
        @Override
        public String words() {
            return "append " + key + " " + element;
        }
    }

    /** A transaction: it touches the whole, so that all are judged together. */
    public record Transaction(List<Action> actions) implements Command {
        public Transaction {
            actions = List.copyOf(actions);
        }

        @Override
        public String operation() {
            return "txn";
        }

        @Override
        public String key() {
            return "";
        }

        @Override
        public boolean readOnly() {
            return actions.stream().allMatch(action -> action instanceof Read || action instanceof ReadAll);
        }

        @Override
        public String words() {
            return actions.stream().map(Action::words).collect(Collectors.joining(", "));
        }
    }

    private Transactions(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, Object> initial() {
        return Map.of();
    }

    @Override
    public Applied<Map<String, Object>> apply(Map<String, Object> state, Command command) {
        if (!(command instanceof Transaction transaction))
            throw new IllegalArgumentException("transactions are all that is known here, not " + command);
        Map<String, Object> after = new TreeMap<>(state);
        List<Object> answers = new ArrayList<>();
        for (Action action : transaction.actions()) answers.add(apply(after, action));
        Map<String, Object> next = transaction.readOnly() ? state : Collections.unmodifiableMap(after);
        return new Applied<>(next, new Result.Values(answers));
    }

    private static Object apply(Map<String, Object> state, Action action) {
        if (action instanceof Read) return state.get(action.key());
        if (action instanceof ReadAll) return Collections.unmodifiableMap(new TreeMap<>(state));
        if (action instanceof Write write) {
            state.put(write.key(), write.value());
        } else if (action instanceof Append append) {
            List<Object> list = new ArrayList<>();
            if (state.get(append.key()) instanceof List<?> before) list.addAll(before);
            list.add(append.element());
            state.put(append.key(), Collections.unmodifiableList(list));
        }
        return null;
    }

    @Override
    public boolean isAbort(Result result) {
        return result.equals(ABORTED);
    }

    @Override
    public List<String> operations() {
        return List.of("txn");
    }

    /** One to four actions, half of them reads, on the key and its neighbours by number. */
    @Override
    public Command draw(String operation, String key, Knowledge knowledge) {
        if (!operation.equals("txn")) throw new IllegalArgumentException(name + " has no operation " + operation);
        List<Action> actions = new ArrayList<>();
        int length = 1 + knowledge.random().nextInt(4);
        for (int i = 0; i < length; i++) {
            String on = i == 0 ? key : key + "." + (1 + knowledge.random().nextInt(3));
            if (knowledge.random().chance(0.5)) actions.add(new Read(on));
            else
                actions.add(
                        this == LIST_APPEND
                                ? new Append(on, knowledge.freshValue())
                                : new Write(on, knowledge.freshValue()));
        }
        return new Transaction(actions);
    }
}
