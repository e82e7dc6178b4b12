package dev.splitbrain.check.objects;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.history.Instants;
import dev.splitbrain.history.Operation;
import dev.splitbrain.spec.Counter;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether reads of a counter are within bounds: at least what was surely added when the read began, at most what was being
 * added when it ended; additions that may or may not have happened count for the bound that they widen. Any linearizable
 * counter keeps this; so do some that are not.
 */
public final class CounterCheck implements Check {
    @Override
    public String name() {
        return "counter";
    }

    /** A moment at which bounds move, or at which a read begins or ends. */
    private record Moment(long instant, long low, long high, Read read) {}

    /** A read with the bounds that held while it was open. */
    private static final class Read {
        private final Operation operation;
        private final long value;
        private long low;
        private long high;

        Read(Operation operation, long value) {
            this.operation = operation;
            this.value = value;
        }

        void widen(long newLow, long newHigh) {
            low = Math.min(low, newLow);
            high = Math.max(high, newHigh);
        }
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        List<Operation> operations = evidence.history().operations();
        Instants instants = new Instants(operations);
        Map<String, List<Moment>> counters = new TreeMap<>();
        long reads = 0;
        for (int place = 0; place < operations.size(); place++) {
            Operation operation = operations.get(place);
            if (Say.isFailed(operation)) continue;
            List<Moment> moments = counters.computeIfAbsent(operation.command().key(), key -> new ArrayList<>());
            if (operation.command() instanceof Counter.Add add) {
                long up = Math.max(0, add.delta());
                long down = Math.min(0, add.delta());
                moments.add(new Moment(instants.start(place), down, up, null));
                if (Say.isOk(operation)) moments.add(new Moment(instants.end(place), up, down, null));
            } else if (!(operation.command() instanceof Counter.Read)) {
                return Verdict.undecided("", operation.request() + " asked for something else than a counter");
            } else if (Say.value(operation) instanceof Long value) {
                Read read = new Read(operation, value);
                moments.add(new Moment(instants.start(place), 0, 0, read));
                moments.add(new Moment(instants.end(place), 0, 0, read));
                reads++;
            }
        }
        if (reads == 0) return Verdict.undecided("no reads", "nobody read a counter");
        Say say = new Say(evidence.history());
        for (List<Moment> moments : counters.values()) {
            Verdict violation = judge(moments, say);
            if (violation != null) return violation;
        }
        return Verdict.valid(Quantity.count(reads, "read") + " within bounds");
    }

    private static Verdict judge(List<Moment> moments, Say say) {
        moments.sort(Comparator.comparingLong(Moment::instant));
        long low = 0; // what the counter is at least, now
        long high = 0; // and at most
        List<Read> open = new ArrayList<>(); // a read may return what is possible at any moment of it
        for (Moment moment : moments) {
            low = Math.addExact(low, moment.low());
            high = Math.addExact(high, moment.high());
            for (Read read : open) read.widen(low, high);
            Read read = moment.read();
            if (read == null) continue;
            if (open.remove(read)) {
                if (read.value < read.low || read.value > read.high) return violation(read, say);
            } else {
                read.low = low;
                read.high = high;
                open.add(read);
            }
        }
        return null;
    }

    private static Verdict violation(Read read, Say say) {
        String reason = say.operation(read.operation) + " returned " + read.value + ", but anything from " + read.low
                + " to " + read.high + " was possible";
        return Verdict.violated("", "", reason).at(read.operation.completedNanos());
    }
}
