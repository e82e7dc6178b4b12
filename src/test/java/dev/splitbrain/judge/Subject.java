package dev.splitbrain.judge;

import dev.splitbrain.history.Operation;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Spec;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A kind of history with what is claimed of the checks that judge it.
 *
 * @param all gives every history of a number of operations over two processes and small values
 * @param random makes a longer one
 */
public record Subject(String name, Spec<?> spec, Every all, Function<Rng, List<Operation>> random, List<Claim> claims) {
    /** Every history of a size. */
    @FunctionalInterface
    public interface Every {
        void forEach(int size, Consumer<List<Operation>> sink);
    }

    /** All that is judged. */
    public static List<Subject> everything() {
        return List.of(
                RegisterSubjects.oneKey(),
                RegisterSubjects.twoKeys(),
                RegisterSubjects.sessions(),
                ObjectSubjects.set(),
                ObjectSubjects.queue(),
                ObjectSubjects.counter(),
                TransactionSubjects.lists(),
                TransactionSubjects.registers(),
                TransactionSubjects.listsWithPredicates(),
                TransactionSubjects.registersWithPredicates());
    }

    /** Judges every history of a size; gives how many there are. */
    public long judgeAll(int size) {
        long[] count = new long[1];
        all.forEach(size, operations -> {
            count[0]++;
            judge(operations);
        });
        return count[0];
    }

    /** Judges random histories, one for each seed from 0 on. */
    public void judgeRandom(int count) {
        for (int seed = 0; seed < count; seed++) judge(random.apply(new Rng(seed)));
    }

    private void judge(List<Operation> operations) {
        for (Claim claim : claims) claim.judge(spec, operations);
    }

    @Override
    public String toString() {
        return name;
    }
}
