package dev.splitbrain.report.story;

import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.spec.Command;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tells what led to a step: its cause, the cause of that, and so on. */
final class CauseTeller {
    private static final int LONGEST = 12; // causes

    private final Trace trace;
    private final Telling telling;
    private final Sayings sayings = new Sayings();
    private final Rounds rounds;

    CauseTeller(Trace trace, Telling telling) {
        this.trace = trace;
        this.telling = telling;
        rounds = new Rounds(trace);
    }

    /** The causes of a row, the first of them first, and the row itself with a remark. */
    void tell(int row, String remark) {
        tell(causes(row), remark);
    }

    /** Causes, each of the next one; the remark is of the last. */
    private void tell(List<Integer> causes, String remark) {
        int last = causes.size() - 1;
        for (int i = 0; i <= last; i++) {
            String words = i < last && isToldWith(causes.get(i), causes.get(i + 1)) ? "" : words(causes.get(i));
            if (!words.isEmpty()) telling.tell(causes.get(i), words, i == last ? remark : "");
        }
    }

    /** Whether a timer needs no line of its own: what a node becomes by it is told, and names it. */
    private boolean isToldWith(int timer, int effect) {
        return trace.is(timer, StepKind.TIMER_FIRED)
                && trace.is(effect, StepKind.NOTED)
                && trace.recording.content(effect) instanceof RoleNote
                && telling.tells(effect);
    }

    /** The same, with all answers where one of them made a majority or whatever was waited for. */
    void tellWithRounds(int row) {
        tell(row, "");
        for (int link : causes(row))
            rounds.decidedBy(link).ifPresent(round -> round.answers().forEach(this::answer));
    }

    private void answer(int arrival) {
        int sent = trace.cause(arrival);
        telling.tell(sent, words(sent));
    }

    private List<Integer> causes(int row) {
        List<Integer> causes = new ArrayList<>();
        for (int cause = row; cause != Trace.NONE; cause = trace.cause(cause)) {
            // Who receives something, receives what was sent: the two are told together.
            boolean whole = causes.isEmpty() || !trace.is(causes.get(causes.size() - 1), StepKind.DELIVERED);
            if (causes.size() >= LONGEST && whole) break;
            causes.add(cause);
        }
        Collections.reverse(causes);
        return causes;
    }

    private String words(int link) {
        String who = trace.place(link) < 0 ? "" : trace.who(link);
        Object content = trace.recording.content(link);
        return switch (trace.kind(link)) {
            case SENT -> who + " -> " + trace.name(trace.recording.other(link)) + "  " + sayings.message(content);
            case DELIVERED -> who + " receives " + received(link, content);
            case DROPPED -> "it is lost: " + trace.reason(link);
            case TIMER_FIRED -> who + ": " + Sayings.spaced(content.getClass().getSimpleName()) + " is over";
            case NOTED -> who + " " + sayings.note((Note) content);
            case INVOKED -> who + " asks: " + sayings.command((Command) content);
            case COMPLETED -> who + " has its answer: " + Sayings.outcome((Outcome) content);
            case BECAME_DURABLE -> who + ": its write is durable";
            case CRASHED -> who + " crashes";
            case BOOTED -> who + " starts";
            default -> "";
        };
    }

    /** {@code Promise of a3}; of a message that was not recorded only that it came. */
    private String received(int link, Object message) {
        boolean known = message != null && trace.cause(link) != Trace.NONE;
        return known ? message.getClass().getSimpleName() + " of " + trace.who(trace.cause(link)) : "it";
    }
}
