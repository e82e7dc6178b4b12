package dev.splitbrain.check.linear;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The operations of unknown outcome, grouped by command; inside a group they are used in the order of their start, as
 * any one of them can stand for another that started later.
 */
final class Unknowns {
    static final int NONE = -1;

    private final int[] operation; // place in the problem, by group and start
    private final int[] group;
    private final int[] nextOfGroup; // the first one not used, or the end of the group
    private final int[] endOfGroup;
    private final long[] start;
    private final long earliestStart;
    private final Bits used;

    Unknowns(Problem problem) {
        int[] command = problem.command();
        operation = IntStream.range(0, problem.size())
                .filter(i -> problem.end()[i] == Problem.NEVER)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> command[i]).thenComparingLong(i -> problem.start()[i]))
                .mapToInt(i -> i)
                .toArray();
        group = new int[operation.length];
        int groups = 0;
        for (int i = 0; i < operation.length; i++) {
            if (i > 0 && command[operation[i]] != command[operation[i - 1]]) groups++;
            group[i] = groups;
        }
        nextOfGroup = new int[operation.length == 0 ? 0 : groups + 1];
        endOfGroup = new int[nextOfGroup.length];
        for (int i = 0; i < operation.length; i++) {
            if (i == 0 || group[i] != group[i - 1]) nextOfGroup[group[i]] = i;
            endOfGroup[group[i]] = i + 1;
        }
        start = Arrays.stream(operation).mapToLong(i -> problem.start()[i]).toArray();
        earliestStart = Arrays.stream(start).min().orElse(Long.MAX_VALUE);
        used = new Bits(operation.length);
    }

    int size() {
        return operation.length;
    }

    int groups() {
        return nextOfGroup.length;
    }

    int groupOf(int unknown) {
        return group[unknown];
    }

    int operation(int unknown) {
        return operation[unknown];
    }

    /** False only where none started before, used or not: a cheap first question. */
    boolean anyStartedBefore(long deadline) {
        return earliestStart < deadline;
    }

    /** The one of a group to use next, if it started before the deadline. */
    int first(int ofGroup, long deadline) {
        int unknown = nextOfGroup[ofGroup];
        return unknown < endOfGroup[ofGroup] && start[unknown] < deadline ? unknown : NONE;
    }

    void use(int unknown) {
        nextOfGroup[group[unknown]]++;
        used.set(unknown);
    }

    void putBack(int unknown) {
        nextOfGroup[group[unknown]]--;
        used.clear(unknown);
    }

    Bits used() {
        return used;
    }
}
