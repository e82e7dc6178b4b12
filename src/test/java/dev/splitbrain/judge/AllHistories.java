package dev.splitbrain.judge;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Command;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Every history of a number of operations over two processes: all ways in which their starts and ends can follow each other. */
final class AllHistories {
    /**
     * A command with an outcome.
     *
     * @param once whether it comes at most once in a history
     */
    record Act(Command command, Outcome outcome, boolean once) {
        Act(Command command, Outcome outcome) {
            this(command, outcome, false);
        }

        static Act once(Command command, Outcome outcome) {
            return new Act(command, outcome, true);
        }
    }

    private enum Event {
        NONE,
        START,
        END
    }

    private final List<Act> acts;
    private final int size;
    private final boolean everyOrder;
    private final Consumer<List<Operation>> sink;
    private final List<Operation> ended = new ArrayList<>();
    private final Act[] open = new Act[2];
    private final long[] openSince = new long[2];
    private final List<Act> used = new ArrayList<>();

    private AllHistories(List<Act> acts, int size, boolean everyOrder, Consumer<List<Operation>> sink) {
        this.acts = acts;
        this.size = size;
        this.everyOrder = everyOrder;
        this.sink = sink;
    }

    static void forEach(List<Act> acts, int size, Consumer<List<Operation>> sink) {
        new AllHistories(acts, size, true, sink).step(0, 0, Event.NONE);
    }

    /**
     * The same, but of histories in which the same operations are over before the same others begin only one: starts that follow
     * each other directly come in the order of their processes, and so do ends.
     */
    static void forEachPrecedence(List<Act> acts, int size, Consumer<List<Operation>> sink) {
        new AllHistories(acts, size, false, sink).step(0, 0, Event.NONE);
    }

    /** @param second what the second process did, if it did the last step */
    private void step(int begun, long time, Event second) {
        if (begun == size && open[0] == null && open[1] == null) {
            List<Operation> operations = new ArrayList<>(ended);
            operations.sort(Comparator.comparingLong(Operation::invokedNanos));
            sink.accept(operations);
            return;
        }
        int processes = time == 0 ? 1 : 2; // the first process starts: names mean nothing
        for (int process = 0; process < processes; process++) {
            Event event = open[process] != null ? Event.END : Event.START;
            if (!everyOrder && process == 0 && event == second) continue;
            if (event == Event.END) end(process, begun, time);
            else if (begun < size) begin(process, begun, time);
        }
    }

    private void begin(int process, int begun, long time) {
        for (Act act : acts) {
            if (act.once() && used.contains(act)) continue;
            used.add(act);
            if (act.outcome() instanceof Outcome.Unknown) {
                ended.add(Histories.operation(process, begun, act.command(), time, Long.MAX_VALUE, act.outcome()));
                step(begun + 1, time + 1, process == 1 ? Event.START : Event.NONE);
                ended.remove(ended.size() - 1);
            } else {
                open[process] = act;
                openSince[process] = time;
                step(begun + 1, time + 1, process == 1 ? Event.START : Event.NONE);
                open[process] = null;
            }
            used.remove(used.size() - 1);
        }
    }

    private void end(int process, int begun, long time) {
        Act act = open[process];
        long since = openSince[process];
        ended.add(Histories.operation(process, begun, act.command(), since, time, act.outcome()));
        open[process] = null;
        step(begun, time + 1, process == 1 ? Event.END : Event.NONE);
        open[process] = act;
        openSince[process] = since;
        ended.remove(ended.size() - 1);
    }
}
