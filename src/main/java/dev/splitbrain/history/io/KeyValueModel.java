package dev.splitbrain.history.io;

import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Registers and key-value stores: read, write, cas with {@code [expected new]}; get, put, append. Keys stand in a field of
 * their own, or before the value as Jepsen's independent tests have it, or there is but one register. In stores of texts, the
 * empty text and nothing are the same.
 */
record KeyValueModel(String name) implements Model {
    private static final String KNOWN = "read, write, cas, get, put, append";

    @Override
    public Spec<?> spec() {
        return KeyValue.SPEC;
    }

    @Override
    public Command command(Event invoke) throws BadHistory {
        Event event = keyed(invoke);
        String key = Arguments.key(event.key());
        Object value = plain(event.value());
        boolean known =
                KeyValue.SPEC.operations().contains(event.f()) || event.f().matches("get|put");
        if (known && event.value() instanceof Map) throw Arguments.unexpected(event, "a number, a text or a list");
        switch (event.f()) {
            case "read", "get":
                return new KeyValue.Read(key);
            case "write", "put":
                return new KeyValue.Write(key, value);
            case "append":
                if (value == null && event.value() == null) throw Arguments.unexpected(event, "something to append");
                return new KeyValue.Append(key, value == null ? "" : value);
            case "cas":
                if (!Arguments.isPair(event.value())) throw Arguments.unexpected(event, "[expected new]");
                List<?> pair = (List<?>) event.value();
                return new KeyValue.Cas(key, plain(pair.get(0)), plain(pair.get(1)));
            default:
                throw Arguments.unknownOperation(invoke, name, KNOWN);
        }
    }

    private static Object plain(Object value) {
        Object plain = Arguments.plain(value);
        return "".equals(plain) ? null : plain;
    }

    private static Event keyed(Event event) {
        boolean pair =
                switch (event.f()) {
                    case "cas" -> Arguments.isPair(event.value()) && Arguments.isPair(((List<?>) event.value()).get(1));
                    default -> Arguments.isPair(event.value());
                };
        return Arguments.keyed(event, pair);
    }

    @Override
    public Result result(Command command, Event ok) {
        return command instanceof KeyValue.Read
                ? new Result.Value(plain(keyed(ok).value()))
                : Result.DONE;
    }

    /** A compare-and-set that failed without an error met another value: that is an answer. */
    @Override
    public Outcome failed(Command command, Event fail) {
        if (command instanceof KeyValue.Cas && fail.error() == null) return new Outcome.Ok(Result.MISMATCH);
        return Model.super.failed(command, fail);
    }

    @Override
    public Asked asked(Command command) {
        Object value = null;
        if (command instanceof KeyValue.Write write) value = write.value();
        else if (command instanceof KeyValue.Append append) value = append.value();
        else if (command instanceof KeyValue.Cas cas) value = Arrays.asList(cas.expected(), cas.value());
        return new Asked(command.operation(), command.key(), value);
    }

    @Override
    public Object answered(Command command, Result result) {
        return result instanceof Result.Value value
                ? value.value()
                : asked(command).value();
    }
}
