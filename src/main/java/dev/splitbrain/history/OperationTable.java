package dev.splitbrain.history;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Result;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/**
 * Operations as columns of numbers, and as a list of records made when asked for: a run of ten hours has seven million of
 * them, and an object each, with those inside it, would take three times the memory.
 */
public final class OperationTable extends AbstractList<Operation> implements RandomAccess {
    private static final int ROWS = 1 << 12;
    private static final int MOST_READS = 1 << 12;
    private static final Outcome OPEN = new Outcome.Unknown("open");

    /** What stands in the column of outcomes. Most are a value that was read, or one of few other results. */
    private static final byte AN_OUTCOME = 0;

    private static final byte A_RESULT = 1; // of an operation that ended ok
    private static final byte A_VALUE = 2; // that an operation read that ended ok

    private final List<Block> blocks = new ArrayList<>(); // so that growing copies nothing
    private final Map<Command, Command> reads = new HashMap<>(); // each once; looked up, never walked through
    private int size;

    /** Some rows. */
    private static final class Block {
        final ClientId[] clients = new ClientId[ROWS];
        final int[] sequences = new int[ROWS];
        final Command[] commands = new Command[ROWS];
        final long[] invokedNanos = new long[ROWS];
        final long[] completedNanos = new long[ROWS];
        final byte[] kinds = new byte[ROWS]; // of what stands for the outcome
        final Object[] outcomes = new Object[ROWS];

        void put(int row, byte kind, Object outcome) {
            kinds[row] = kind;
            outcomes[row] = outcome;
        }

        Outcome outcome(int row) {
            Object outcome = outcomes[row];
            return switch (kinds[row]) {
                case A_VALUE -> new Outcome.Ok(new Result.Value(outcome));
                case A_RESULT -> new Outcome.Ok((Result) outcome);
                default -> (Outcome) outcome;
            };
        }
    }

    /** An operation begins: it is unknown until it {@link #completed}. Gives its place. */
    public int invoked(RequestId request, Command command, long timeNanos) {
        if (size % ROWS == 0) blocks.add(new Block());
        Block block = blocks.get(size / ROWS);
        int row = size % ROWS;
        block.clients[row] = request.client();
        block.sequences[row] = Math.toIntExact(request.sequence());
        block.commands[row] = once(command);
        block.invokedNanos[row] = timeNanos;
        block.completedNanos[row] = Long.MAX_VALUE;
        block.outcomes[row] = OPEN;
        return size++;
    }

    /** The operation at a place ends. */
    public void completed(int place, long timeNanos, Outcome outcome) {
        Block block = blocks.get(place / ROWS);
        int row = place % ROWS;
        block.completedNanos[row] = timeNanos;
        if (!(outcome instanceof Outcome.Ok ok)) block.put(row, AN_OUTCOME, outcome);
        else if (ok.result() instanceof Result.Value read) block.put(row, A_VALUE, read.value());
        else block.put(row, A_RESULT, ok.result());
    }

    /** Reads of one key are equal, and half of all operations. */
    private Command once(Command command) {
        if (!command.readOnly()) return command;
        Command known = reads.get(command);
        if (known == null && reads.size() < MOST_READS) reads.put(command, command);
        return known == null ? command : known;
    }

    @Override
    public Operation get(int place) {
        if (place < 0 || place >= size) throw new IndexOutOfBoundsException("place " + place + " of " + size);
        Block block = blocks.get(place / ROWS);
        int row = place % ROWS;
        return new Operation(
                new RequestId(block.clients[row], block.sequences[row]),
                block.commands[row],
                block.invokedNanos[row],
                block.completedNanos[row],
                block.outcome(row));
    }

    @Override
    public int size() {
        return size;
    }
}
