package dev.splitbrain.judge;

import dev.splitbrain.check.Verdict.Answer;
import dev.splitbrain.history.Operation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a check is defined by, tried out by brute force. */
@FunctionalInterface
public interface Definition {
    /** For definitions that are met: nothing else will do. */
    Set<Answer> MET = EnumSet.of(Answer.VALID);

    Set<Answer> BROKEN = EnumSet.of(Answer.VIOLATED);

    /** For checks that find what is wrong only where it can be told: never a false alarm, sometimes none. */
    Set<Answer> MAY_BE_MISSED = EnumSet.of(Answer.VALID, Answer.VIOLATED);

    Set<Answer> UNDECIDABLE = EnumSet.of(Answer.UNDECIDED);

    /** The answers that are right for a history. */
    Set<Answer> rightAnswers(List<Operation> operations);

    /** Met or broken. */
    static Set<Answer> exactly(boolean met) {
        return met ? MET : BROKEN;
    }
}
