package dev.splitbrain.check.objects;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.history.Operation;
import dev.splitbrain.spec.Bank;
import java.util.Map;

/**
 * A check of a bank that must know what its accounts held at the start. Histories do not tell; where a read shows other accounts
 * than those that we know, it is another bank, of which nothing is known.
 */
public final class KnownStart implements Check {
    private final Check check;

    public KnownStart(Check check) {
        this.check = check;
    }

    @Override
    public String name() {
        return check.name();
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        Map<String, Long> known = Bank.SPEC.initial();
        for (Operation operation : evidence.history().operations()) {
            if (!(Say.value(operation) instanceof Map<?, ?> accounts)) continue;
            if (!accounts.keySet().equals(known.keySet()))
                return Verdict.undecided(
                        "", "what these accounts held at the start is not in the history: check bank needs no start");
        }
        return check.verdict(evidence);
    }
}
