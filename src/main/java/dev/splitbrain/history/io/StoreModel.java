package dev.splitbrain.history.io;

import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.spec.Transaction;
import dev.splitbrain.spec.TransactionalStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Transactions of a store as our runs of commit protocols keep them: {@code {"reads": [key, …], "writes": {key: value, …}}},
 * answered with the values that were read, in their order.
 */
record StoreModel() implements Model {
    private static final String SHAPE = "{reads: [key, ...], writes: {key: value, ...}}";

    @Override
    public String name() {
        return "transactions";
    }

    @Override
    public Spec<?> spec() {
        return TransactionalStore.SPEC;
    }

    @Override
    public Command command(Event invoke) throws BadHistory {
        if (!invoke.f().equals("transaction")) throw Arguments.unknownOperation(invoke, name(), "transaction");
        if (!(Arguments.plain(invoke.value()) instanceof Map<?, ?> parts)
                || !Set.of("reads", "writes").containsAll(parts.keySet())) throw Arguments.unexpected(invoke, SHAPE);
        Object read = parts.containsKey("reads") ? parts.get("reads") : List.of();
        Object written = parts.containsKey("writes") ? parts.get("writes") : Map.of();
        boolean shaped =
                read instanceof List<?> keys && written instanceof Map<?, ?> map && keys.size() + map.size() > 0;
        if (!shaped) throw Arguments.unexpected(invoke, SHAPE);
        Map<String, Object> writes = new LinkedHashMap<>();
        ((Map<?, ?>) written).forEach((key, value) -> writes.put(Arguments.key(key), value));
        return new Transaction(((List<?>) read).stream().map(Arguments::key).toList(), writes);
    }

    @Override
    public Result result(Command command, Event ok) throws BadHistory {
        List<?> seen = Arguments.list(ok, ok.value(), "the values that were read");
        int asked = ((Transaction) command).reads().size();
        if (seen.size() != asked) throw new BadHistory(ok.line(), seen.size() + " values read of " + asked + " keys");
        List<Object> values = new ArrayList<>();
        for (Object value : seen) values.add(Arguments.plain(value));
        return new Result.Values(values);
    }

    @Override
    public Asked asked(Command command) {
        Transaction transaction = (Transaction) command;
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("reads", transaction.reads());
        parts.put("writes", transaction.writes());
        return new Asked(command.operation(), "", parts);
    }

    @Override
    public Object answered(Command command, Result result) {
        return result instanceof Result.Values seen
                ? seen.values()
                : asked(command).value();
    }
}
