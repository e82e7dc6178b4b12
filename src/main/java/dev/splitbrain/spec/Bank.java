package dev.splitbrain.spec;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Accounts whose total never changes: transfers between them, and reads of them all at once. */
public final class Bank implements Spec<Map<String, Long>> {
    /** Five accounts with 20 each. */
    public static final Bank SPEC = new Bank(Map.of("a1", 20L, "a2", 20L, "a3", 20L, "a4", 20L, "a5", 20L));

    public static final Result TOO_LITTLE = new Result.Refused("too little on the account");

    private final Map<String, Long> accounts;

    /** A command on the whole bank. */
    public sealed interface BankCommand extends Command {
        @Override
        default String key() {
            return "";
        }
    }

    /** Moves an amount; refused if the account would fall below zero. */
    public record Transfer(String from, String to, long amount) implements BankCommand {
        @Override
        public String operation() {
            return "transfer";
        }

        @Override
        public boolean readOnly() {
            return false;
        }

        @Override
        public String words() {
            return "transfer " + amount + " from " + from + " to " + to;
        }
    }

    /** Reads all accounts: a map from account to amount. */
    public record Read() implements BankCommand {
        @Override
        public String operation() {
            return "read";
        }

        @Override
        public boolean readOnly() {
            return true;
        }
    }

    /** A bank with what the accounts hold at the start. */
    public Bank(Map<String, Long> accounts) {
        this.accounts = Collections.unmodifiableMap(new TreeMap<>(accounts));
    }

    @Override
    public String name() {
        return "bank";
    }

    @Override
    public Map<String, Long> initial() {
        return accounts;
    }

    @Override
    public Applied<Map<String, Long>> apply(Map<String, Long> state, Command command) {
        if (command instanceof Read) return new Applied<>(state, new Result.Value(state));
        if (!(command instanceof Transfer transfer))
            throw new IllegalArgumentException("a bank does not know " + command);
        if (state.getOrDefault(transfer.from(), 0L) < transfer.amount()) return new Applied<>(state, TOO_LITTLE);
        TreeMap<String, Long> after = new TreeMap<>(state);
        after.merge(transfer.from(), -transfer.amount(), Math::addExact);
        after.merge(transfer.to(), transfer.amount(), Math::addExact);
        return new Applied<>(Collections.unmodifiableMap(after), Result.DONE);
    }

    @Override
    public List<String> operations() {
        return List.of("transfer", "read");
    }

    @Override
    public Command draw(String operation, String key, Knowledge knowledge) {
        if (operation.equals("read")) return new Read();
        if (!operation.equals("transfer")) throw new IllegalArgumentException("a bank has no operation " + operation);
        List<String> names = List.copyOf(accounts.keySet());
        int from = knowledge.random().nextInt(names.size());
        int to = (from + 1 + knowledge.random().nextInt(names.size() - 1)) % names.size();
        return new Transfer(
                names.get(from), names.get(to), 1 + knowledge.random().nextInt(5));
    }
}
