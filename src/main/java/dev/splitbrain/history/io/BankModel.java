package dev.splitbrain.history.io;

import dev.splitbrain.spec.Bank;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Bank accounts: transfer {@code {:from :to :amount}}, read a map from account to amount. */
record BankModel() implements Model {
    @Override
    public String name() {
        return "bank";
    }

    @Override
    public Spec<?> spec() {
        return Bank.SPEC;
    }

    @Override
    public Command command(Event invoke) throws BadHistory {
        if (invoke.f().equals("read")) return new Bank.Read();
        if (!invoke.f().equals("transfer")) throw Arguments.unknownOperation(invoke, name(), "transfer, read");
        if (!(Arguments.plain(invoke.value()) instanceof Map<?, ?> value)
                || !value.containsKey("from")
                || !value.containsKey("to")) throw Arguments.unexpected(invoke, "{:from :to :amount}");
        return new Bank.Transfer(
                value.get("from").toString(),
                value.get("to").toString(),
                Arguments.number(invoke, value.get("amount")));
    }

    @Override
    public Result result(Command command, Event ok) throws BadHistory {
        if (!(command instanceof Bank.Read)) return Result.DONE;
        if (!(Arguments.plain(ok.value()) instanceof Map<?, ?> amounts))
            throw Arguments.unexpected(ok, "a map from account to amount");
        Map<String, Long> accounts = new TreeMap<>();
        for (Map.Entry<?, ?> amount : amounts.entrySet())
            accounts.put(amount.getKey().toString(), Arguments.number(ok, amount.getValue()));
        return new Result.Value(accounts);
    }

    @Override
    public Asked asked(Command command) {
        if (!(command instanceof Bank.Transfer transfer)) return new Asked(command.operation(), "", null);
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("from", transfer.from());
        value.put("to", transfer.to());
        value.put("amount", transfer.amount());
        return new Asked(command.operation(), "", value);
    }

    @Override
    public Object answered(Command command, Result result) {
        return result instanceof Result.Value value
                ? value.value()
                : asked(command).value();
    }
}
