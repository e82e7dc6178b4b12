package dev.splitbrain.check.linear;

import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Decides registers that are only read and written, each value once, by their zones (Gibbons and Korach 1997, §4): a write
 * and its reads form a cluster; its zone lies between the first end and the last start among them. If the first end comes
 * first, the register surely holds the value in all of the zone. There is an order exactly if no read ended before its write
 * started, no two such forward zones overlap, and no other zone lies inside a forward one.
 */
final class Zones {
    enum Answer {
        LINEARIZABLE,
        NOT_LINEARIZABLE,
        /** Other commands, or a value written twice. */
        DOES_NOT_APPLY
    }

    private final long[] firstEnd;
    private final long[] lastStart;
    private final long[] writeStart; // NEVER for what was there at the start
    private final boolean[] written;
    private final boolean[] writeUnknown;
    private final boolean[] read;
    private boolean readBeforeWritten;

    private Zones(int states) {
        firstEnd = new long[states];
        lastStart = new long[states];
        writeStart = new long[states];
        Arrays.fill(firstEnd, Long.MAX_VALUE);
        Arrays.fill(lastStart, Long.MIN_VALUE);
        written = new boolean[states];
        writeUnknown = new boolean[states];
        read = new boolean[states];
    }

    static Answer judge(Transitions transitions, Problem problem) {
        if (!transitions.areOfOneKey()) return Answer.DOES_NOT_APPLY;
        int[] value = new int[problem.size()];
        for (int place = 0; place < value.length; place++) {
            Command command = transitions.command(problem.command()[place]);
            if (command instanceof KeyValue.Write write) value[place] = transitions.number(write.value());
            else if (command instanceof KeyValue.Read) value[place] = Demands.demanded(transitions, problem, place);
            if (!(command instanceof KeyValue.Write || command instanceof KeyValue.Read)
                    || value[place] == Demands.NONE) return Answer.DOES_NOT_APPLY;
        }
        return new Zones(transitions.states()).judge(transitions, problem, value);
    }

    private Answer judge(Transitions transitions, Problem problem, int[] value) {
        int initial = transitions.initial();
        written[initial] = true; // before everything else
        firstEnd[initial] = Long.MIN_VALUE;
        writeStart[initial] = Long.MIN_VALUE;
        for (int place = 0; place < value.length; place++) {
            if (transitions.command(problem.command()[place]) instanceof KeyValue.Write
                    && !write(problem, place, value[place])) return Answer.DOES_NOT_APPLY;
        }
        for (int place = 0; place < value.length; place++) {
            if (transitions.command(problem.command()[place]) instanceof KeyValue.Read)
                read(problem, place, value[place]);
        }
        boolean linearizable = !readBeforeWritten && zonesFit();
        return linearizable ? Answer.LINEARIZABLE : Answer.NOT_LINEARIZABLE;
    }

    private boolean write(Problem problem, int place, int value) {
        if (written[value]) return false;
        written[value] = true;
        writeUnknown[value] = problem.end()[place] == Problem.NEVER;
        writeStart[value] = problem.start()[place];
        firstEnd[value] = problem.end()[place];
        lastStart[value] = problem.start()[place];
        return true;
    }

    private void read(Problem problem, int place, int value) {
        if (!written[value] || problem.end()[place] < writeStart[value]) readBeforeWritten = true;
        read[value] = true;
        firstEnd[value] = Math.min(firstEnd[value], problem.end()[place]);
        lastStart[value] = Math.max(lastStart[value], problem.start()[place]);
    }

    private boolean zonesFit() {
        Integer[] forward = clusters(true);
        Arrays.sort(forward, Comparator.comparingLong(v -> firstEnd[v]));
        for (int i = 1; i < forward.length; i++) {
            if (firstEnd[forward[i]] < lastStart[forward[i - 1]]) return false;
        }
        long[] begins = Arrays.stream(forward).mapToLong(v -> firstEnd[v]).toArray();
        for (int backward : clusters(false)) {
            int found = Arrays.binarySearch(begins, lastStart[backward]);
            int before = (found >= 0 ? found : -found - 1) - 1; // the last forward zone that begins before this one
            if (before >= 0 && firstEnd[backward] < lastStart[forward[before]]) return false;
        }
        return true;
    }

    /** The values that count: a write of unknown outcome that nobody read need not have happened. */
    private Integer[] clusters(boolean forward) {
        Integer[] clusters = new Integer[written.length];
        int size = 0;
        for (int value = 0; value < written.length; value++) {
            if (!written[value] || writeUnknown[value] && !read[value]) continue;
            if (firstEnd[value] < lastStart[value] == forward) clusters[size++] = value;
        }
        return Arrays.copyOf(clusters, size);
    }
}
