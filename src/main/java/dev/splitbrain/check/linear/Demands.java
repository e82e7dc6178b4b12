package dev.splitbrain.check.linear;

import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;

/**
 * For registers: which operations demand a value and which make it. A value that is still demanded, and that nobody left can
 * make again, must not be overwritten yet. Where clients write each value once, this makes the search nearly linear, as it
 * amounts to keeping each write together with its reads (Gibbons and Korach 1997, §4).
 */
final class Demands {
    static final int NONE = -1;

    private final int[] demanded; // by place: the state that the operation must meet, or none
    private final int[] made; // by place: the state that it leads to, or none
    private final int[] demandsLeft; // by state: operations that ended, are not ordered yet and must meet it
    private final int[] makersLeft; // by state: operations not ordered yet that lead to it

    /** For registers; null for others. */
    static Demands of(Transitions transitions, Problem problem) {
        return isRegister(transitions, problem) ? new Demands(transitions, problem) : null;
    }

    /** Whether all commands are reads, writes and compare-and-sets of one key. */
    static boolean isRegister(Transitions transitions, Problem problem) {
        if (!transitions.areOfOneKey()) return false;
        for (int command : problem.command()) {
            Command is = transitions.command(command);
            boolean register =
                    is instanceof KeyValue.Read || is instanceof KeyValue.Write || is instanceof KeyValue.Cas;
            if (!register) return false;
        }
        return true;
    }

    private Demands(Transitions transitions, Problem problem) {
        int size = problem.size();
        demanded = new int[size];
        made = new int[size];
        for (int place = 0; place < size; place++) {
            demanded[place] = demanded(transitions, problem, place);
            made[place] = made(transitions, problem, place);
        }
        demandsLeft = new int[transitions.states()];
        makersLeft = new int[transitions.states()];
        for (int place = 0; place < size; place++) add(place, 1);
    }

    /** The state that an operation must meet to answer what its client saw, or none. */
    static int demanded(Transitions transitions, Problem problem, int place) {
        if (problem.result()[place] == Problem.ANY) return NONE;
        Command command = transitions.command(problem.command()[place]);
        Result result = transitions.result(problem.result()[place]);
        if (command instanceof KeyValue.Read && result instanceof Result.Value value)
            return transitions.number(value.value());
        if (command instanceof KeyValue.Cas cas && !(result instanceof Result.Refused))
            return transitions.number(cas.expected());
        return NONE;
    }

    private static int made(Transitions transitions, Problem problem, int place) {
        Command command = transitions.command(problem.command()[place]);
        if (command instanceof KeyValue.Write write) return transitions.number(write.value());
        boolean refused = problem.result()[place] != Problem.ANY
                && transitions.result(problem.result()[place]) instanceof Result.Refused;
        return command instanceof KeyValue.Cas cas && !refused ? transitions.number(cas.value()) : NONE;
    }

    /** By place: the state that the operation must meet, or none. */
    int[] demanded() {
        return demanded;
    }

    /** By place: the state that it leads to where it does anything, or none. */
    int[] made() {
        return made;
    }

    void ordered(int place) {
        add(place, -1);
    }

    void putBack(int place) {
        add(place, 1);
    }

    private void add(int place, int change) {
        if (demanded[place] != NONE) demandsLeft[demanded[place]] += change;
        if (made[place] != NONE) makersLeft[made[place]] += change;
    }

    /** Whether an operation may lead away from a state. */
    boolean mayLeave(int state, int place) {
        int others = demanded[place] == state ? demandsLeft[state] - 1 : demandsLeft[state];
        return others == 0 || makersLeft[state] > 0;
    }

    /** The first place that demands what is neither there at the start nor made by anybody, or -1. */
    int impossible(int initial) {
        for (int place = 0; place < demanded.length; place++) {
            int state = demanded[place];
            if (state != NONE && state != initial && makersLeft[state] == 0) return place;
        }
        return NONE;
    }
}
