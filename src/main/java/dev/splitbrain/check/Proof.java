package dev.splitbrain.check;

import dev.splitbrain.history.Operation;
import java.util.List;

/** What a violated verdict rests on, for pictures and stories of it. */
public interface Proof {
    /** The operations that show it; empty where it is not about operations. */
    List<Operation> operations();

    /** Operations, and no more to say of them than the reason does. */
    record Of(List<Operation> operations) implements Proof {
        public Of {
            operations = List.copyOf(operations);
        }
    }
}
