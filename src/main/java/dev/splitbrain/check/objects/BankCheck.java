package dev.splitbrain.check.objects;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.history.Operation;
import dev.splitbrain.spec.Bank;
import dev.splitbrain.trace.Quantity;
import java.util.Map;

/**
 * Whether every read of a bank shows the same total, and no account below zero: what snapshot isolation and all above it
 * keep, and read committed does not. The total is that of the bank's start where the spec tells it, else that of the first read.
 */
public final class BankCheck implements Check {
    private final boolean anyTotal;

    public BankCheck() {
        this(false);
    }

    /** For foreign histories, whose bank may have started with any total. */
    public BankCheck(boolean anyTotal) {
        this.anyTotal = anyTotal;
    }

    @Override
    public String name() {
        return "bank";
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        Say say = new Say(evidence.history());
        Long total = anyTotal || !(evidence.spec() instanceof Bank bank) ? null : total(bank.initial());
        long reads = 0;
        for (Operation operation : evidence.history().operations()) {
            if (!(Say.value(operation) instanceof Map<?, ?> accounts)) continue;
            reads++;
            long sum = total(accounts);
            if (total == null) total = sum;
            String wrong = sum == total ? overdrawn(accounts) : "shows a total of " + sum + " instead of " + total;
            if (!wrong.isEmpty())
                return Verdict.violated(Quantity.count(reads, "read"), "", say.operation(operation) + " " + wrong)
                        .at(operation.completedNanos());
        }
        if (reads == 0) return Verdict.undecided("no reads", "nobody read the accounts");
        return Verdict.valid(Quantity.count(reads, "read") + ", total " + Quantity.count(total));
    }

    private static long total(Map<?, ?> accounts) {
        long total = 0;
        for (Object amount : accounts.values()) total = Math.addExact(total, (Long) amount);
        return total;
    }

    private static String overdrawn(Map<?, ?> accounts) {
        for (Map.Entry<?, ?> account : accounts.entrySet()) {
            if ((Long) account.getValue() < 0) return "shows " + account.getValue() + " on account " + account.getKey();
        }
        return "";
    }
}
