package dev.splitbrain.history.io;

import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.spec.Transactions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Transactions as elle has them: {@code [[:r k nil] [:append k 3]]}, answered with the values that were read. Besides, as ours
 * alone, {@code [:r-all nil {k v}]} reads all keys that hold something.
 */
record TransactionModel(String name) implements Model {
    private static final String SHAPE = "a list of [:r k v], [:r-all nil {k v}], [:w k v], [:append k v]";

    @Override
    public Spec<?> spec() {
        return name.equals("list-append") ? Transactions.LIST_APPEND : Transactions.RW_REGISTER;
    }

    @Override
    public Command command(Event invoke) throws BadHistory {
        List<Transactions.Action> actions = new ArrayList<>();
        for (Object each : Arguments.list(invoke, invoke.value(), SHAPE)) actions.add(action(invoke, each));
        return new Transactions.Transaction(actions);
    }

    private static Transactions.Action action(Event event, Object micro) throws BadHistory {
        List<?> parts = Arguments.list(event, micro, SHAPE);
        if (parts.size() != 3) throw Arguments.unexpected(event, SHAPE);
        String key = Arguments.key(parts.get(1)); // empty for all
        Object value = Arguments.plain(parts.get(2));
        return switch (Arguments.key(parts.get(0))) {
            case "r" -> new Transactions.Read(key);
            case "r-all" -> new Transactions.ReadAll();
            case "w" -> new Transactions.Write(key, value);
            case "append" -> new Transactions.Append(key, value);
            default -> throw Arguments.unexpected(event, SHAPE);
        };
    }

    @Override
    public Result result(Command command, Event ok) throws BadHistory {
        List<Transactions.Action> asked = ((Transactions.Transaction) command).actions();
        List<?> answered = Arguments.list(ok, ok.value(), SHAPE);
        if (answered.size() != asked.size())
            throw new BadHistory(ok.line(), answered.size() + " answers to " + asked.size() + " actions");
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Transactions.Action action = action(ok, answered.get(i));
            if (!action.key().equals(asked.get(i).key())
                    || action.getClass() != asked.get(i).getClass())
                throw new BadHistory(
                        ok.line(),
                        "answers " + action.words() + " to " + asked.get(i).words());
            Object value = Arguments.plain(((List<?>) answered.get(i)).get(2));
            if (action instanceof Transactions.ReadAll) values.add(byKey(ok, value));
            else values.add(action instanceof Transactions.Read ? value : null);
        }
        return new Result.Values(values);
    }

    private static Map<String, Object> byKey(Event event, Object value) throws BadHistory {
        if (!(value instanceof Map<?, ?> found))
            throw new BadHistory(event.line(), "expected a map of all values by key for r-all, got `" + value + "`");
        Map<String, Object> byKey = new TreeMap<>();
        found.forEach((key, each) -> byKey.put(Arguments.key(key), each));
        return Collections.unmodifiableMap(byKey);
    }

    @Override
    public Asked asked(Command command) {
        return new Asked("txn", "", actions(command, null));
    }

    @Override
    public Object answered(Command command, Result result) {
        return actions(command, result instanceof Result.Values values ? values.values() : null);
    }

    private static List<Object> actions(Command command, List<Object> answers) {
        List<Object> micros = new ArrayList<>();
        for (Transactions.Action action : ((Transactions.Transaction) command).actions()) {
            Object answer = answers == null ? null : answers.get(micros.size());
            if (action instanceof Transactions.Write write) micros.add(micro("w", action, write.value()));
            else if (action instanceof Transactions.Append append)
                micros.add(micro("append", action, append.element()));
            else if (action instanceof Transactions.ReadAll)
                micros.add(Arrays.asList(new Keyword("r-all"), null, answer));
            else micros.add(micro("r", action, answer));
        }
        return micros;
    }

    private static List<Object> micro(String f, Transactions.Action action, Object value) {
        return Arrays.asList(new Keyword(f), action.key(), value);
    }
}
