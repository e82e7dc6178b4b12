package dev.splitbrain.check.linear;

import dev.splitbrain.history.History;
import dev.splitbrain.history.History.Clock;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.spec.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Judges whether a history is linearizable, each key on its own. */
public final class Linearizability {
    private final Spec<?> spec;
    private final Budget budget;

    public Linearizability(Spec<?> spec, Budget budget) {
        this.spec = spec;
        this.budget = budget;
    }

    /** The judgement of a history. */
    public Judgement judge(History history) {
        return new Round(spec, KeyHistory.split(history), key -> violation(key, history.clock())).judge();
    }

    /**
     * The same with all keys as one object. The answer cannot be another, as linearizability is local (Herlihy and Wing 1990,
     * §3.2), but it is far dearer. What is bad is told of the key that shows it.
     */
    @SuppressWarnings("unchecked") // states go back to the spec they came from
    public Judgement judgeWhole(History history) {
        Whole whole = new Whole((Spec<Object>) spec);
        return new Round(whole, KeyHistory.whole(history), all -> violationOfSomeKey(history)).judge();
    }

    private Judgement.Violation violation(KeyHistory key, Clock clock) {
        return new Shrinker(spec, key, clock).violation(budget);
    }

    private Judgement.Violation violationOfSomeKey(History history) {
        if (judge(history) instanceof Judgement.NotLinearizable not) return not.violation();
        throw new IllegalStateException("all keys together have no order, and no key was found to have none");
    }

    /** One history on its way through the search: first a short look at every key, then a long one at the hard ones. */
    private final class Round {
        private final Spec<?> of;
        private final List<KeyHistory> keys;
        private final int operations;
        private final Function<KeyHistory, Judgement.Violation> reason; // of a key that has no order
        private long stepsLeft = budget.steps();

        Round(Spec<?> of, List<KeyHistory> keys, Function<KeyHistory, Judgement.Violation> reason) {
            this.of = of;
            this.reason = reason;
            this.keys = keys;
            operations = keys.stream().mapToInt(KeyHistory::size).sum();
        }

        Judgement judge() {
            List<KeyHistory> hard = new ArrayList<>();
            for (KeyHistory key : keys) {
                Search.Answer answer = search(key, Budget.FIRST_LOOK.steps() + 10L * key.size());
                if (answer == Search.Answer.NOT_LINEARIZABLE) return notLinearizable(key);
                if (answer != Search.Answer.LINEARIZABLE) hard.add(key);
            }
            return judgeHard(hard);
        }

        private Judgement judgeHard(List<KeyHistory> hard) {
            List<String> undecided = new ArrayList<>();
            Search.Answer why = Search.Answer.OUT_OF_STEPS;
            for (KeyHistory key : hard) {
                Search.Answer answer = search(key, budget.steps());
                if (answer == Search.Answer.NOT_LINEARIZABLE) return notLinearizable(key);
                if (answer == Search.Answer.LINEARIZABLE) continue;
                if (undecided.isEmpty()) why = answer;
                undecided.add(key.key());
            }
            return undecided.isEmpty()
                    ? new Judgement.Linearizable(operations, keys.size())
                    : new Judgement.Undecided(operations, keys.size(), undecided, spent(why));
        }

        private Search.Answer search(KeyHistory key, long steps) {
            Transitions transitions = new Transitions(of);
            Problem problem = key.problem(transitions);
            return switch (Zones.judge(transitions, problem)) {
                case LINEARIZABLE -> Search.Answer.LINEARIZABLE;
                case NOT_LINEARIZABLE -> Search.Answer.NOT_LINEARIZABLE;
                case DOES_NOT_APPLY -> search(transitions, problem, steps);
            };
        }

        private Search.Answer search(Transitions transitions, Problem problem, long steps) {
            long most = Math.min(steps, Math.max(0, stepsLeft));
            Search search =
                    new Search(transitions, problem, transitions.initial(), new Budget(most, budget.memoryBytes()));
            Search.Answer answer = search.run();
            // What every search must do is free: a history is not undecided for being long.
            stepsLeft -= Math.max(0, search.steps() - problem.size());
            return answer;
        }

        private Judgement notLinearizable(KeyHistory key) {
            return new Judgement.NotLinearizable(operations, keys.size(), reason.apply(key));
        }

        private String spent(Search.Answer why) {
            return why == Search.Answer.OUT_OF_MEMORY
                    ? (budget.memoryBytes() >> 20) + " MiB of configurations"
                    : dev.splitbrain.trace.Quantity.count(budget.steps()) + " steps of search";
        }
    }
}
