package dev.splitbrain.report.story;

import dev.splitbrain.history.Outcome;
import dev.splitbrain.report.replay.Times;
import dev.splitbrain.report.story.Rounds.Round;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What kept a run from getting on where nodes refused what others asked, again and again: the first refusal and the next one
 * that the other side got, each with what was asked and who had come before; and how often it went that way.
 */
final class RefusalStory {
    private static final Pattern REFUSAL = Pattern.compile("(Refus|Reject|Nack|Preempt).*");
    private static final int OFTEN = 20; // refusals: of fewer a run gets over
    private static final int MOST_PHASES = 3; // questions of one node, each after the answers to the one before
    private static final long WIDTH_NANOS = 60_000_000; // around the first refusal
    private static final int MOST_NAMED = 8; // nodes

    private final Run run;
    private final Trace trace;
    private final Rounds rounds;
    private final Sayings sayings = new Sayings();
    private final List<Integer> refusals = new ArrayList<>(); // rows in which one arrived

    RefusalStory(Run run) {
        this.run = run;
        trace = run.trace;
        rounds = new Rounds(trace);
        for (int row = 0; row < trace.size(); row++) if (isRefusal(row)) refusals.add(row);
    }

    private boolean isRefusal(int row) {
        if (!trace.is(row, StepKind.DELIVERED) || !trace.isNode(trace.place(row))) return false;
        Object message = trace.recording.content(row);
        boolean refuses = message != null
                && REFUSAL.matcher(message.getClass().getSimpleName()).matches();
        return refuses && trace.isNode(trace.place(trace.cause(row))) && question(row) != Trace.NONE;
    }

    /** Whether there were many, and more than operations that ended well. */
    boolean isWorthTelling() {
        long ok = run.history.operations().stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Ok)
                .count();
        return refusals.size() >= OFTEN && refusals.size() > ok;
    }

    /** After what else there is to tell of the run. */
    Story tell(List<String> heading) {
        int first = refusals.get(0);
        int rival = tell(first);
        if (rival != Trace.NONE)
            refusals.stream()
                    .filter(row -> row > first && trace.place(row) == rival)
                    .findFirst()
                    .ifPresent(this::tell);
        return new Story(heading, run.telling.lines(), closing(), trace.at(first), WIDTH_NANOS);
    }

    /** One refusal; returns who had come before. */
    private int tell(int refusal) {
        int sent = trace.cause(refusal);
        asked(trace.cause(question(refusal)));
        int other = rivalAnswer(trace.place(sent), trace.place(refusal), trace.cause(sent));
        if (other != Trace.NONE) {
            answer(other);
            run.roleTeller.sendings(trace.cause(trace.cause(trace.cause(other))));
        }
        answer(sent);
        for (int note : trace.effects(refusal, StepKind.NOTED)) run.noteTeller.tellIfRare(note);
        run.roleTeller.sendings(refusal);
        return other == Trace.NONE ? Trace.NONE : trace.recording.other(other);
    }

    /** The row that sent what a message refuses. */
    private int question(int refusal) {
        int heard = trace.cause(trace.cause(refusal));
        int asked = trace.is(heard, StepKind.DELIVERED) ? trace.cause(heard) : Trace.NONE;
        return trace.is(asked, StepKind.SENT) && trace.place(asked) == trace.place(refusal) ? asked : Trace.NONE;
    }

    /** What a node asked in a handler, and whose answers had brought it there. */
    private void asked(int handler) {
        int asker = trace.place(handler);
        int phase = handler;
        for (int phases = 0; phases < MOST_PHASES && phase != Trace.NONE; phases++) {
            run.roleTeller.sendings(phase);
            Optional<Round> round = rounds.decidedBy(phase);
            if (round.isEmpty() || isRefusal(phase) || round.get().sendings().isEmpty()) return;
            round.get().answers().forEach(arrival -> answer(trace.cause(arrival)));
            phase = trace.cause(round.get().sendings().get(0));
            if (trace.place(phase) != asker) return;
        }
    }

    /** The last answer that a node gave to another asker before it refused. */
    private int rivalAnswer(int node, int asker, int before) {
        for (int row = before - 1; row >= 0; row--) {
            boolean toAnother = trace.is(row, StepKind.SENT)
                    && trace.place(row) == node
                    && trace.recording.other(row) != asker
                    && trace.isNode(trace.recording.other(row));
            if (!toAnother || !trace.is(trace.cause(row), StepKind.DELIVERED)) continue;
            boolean answers = trace.place(trace.cause(trace.cause(row))) == trace.recording.other(row);
            if (answers) return row;
        }
        return Trace.NONE;
    }

    private void answer(int sent) {
        run.telling.tell(
                sent,
                trace.who(sent) + " answers " + trace.name(trace.recording.other(sent)) + ": "
                        + sayings.message(trace.recording.content(sent)));
    }

    /** How often it was refused, and how often nodes noted what the first refused one did. */
    private List<String> closing() {
        String name = trace.recording.content(refusals.get(0)).getClass().getSimpleName();
        List<String> closing = new ArrayList<>();
        closing.add("So it went on: " + name + " " + Quantity.count(refusals.size()) + " times, the last at "
                + Times.moment(trace.at(refusals.get(refusals.size() - 1))));
        trace.effects(refusals.get(0), StepKind.NOTED).stream()
                .map(row -> trace.recording.content(row).getClass())
                .distinct()
                .forEach(kind -> closing.add(noted(kind)));
        return closing;
    }

    /** {@code abandoned round: 832 times (p1 416, p2 416)}. */
    private String noted(Class<?> kind) {
        Map<String, Integer> nodes = new TreeMap<>();
        int all = 0;
        for (int row = 0; row < trace.size(); row++) {
            if (!trace.is(row, StepKind.NOTED) || !kind.isInstance(trace.recording.content(row))) continue;
            nodes.merge(trace.who(row), 1, Integer::sum);
            all++;
        }
        String each = nodes.entrySet().stream()
                .map(node -> node.getKey() + " " + Quantity.count(node.getValue()))
                .collect(Collectors.joining(", "));
        return "  " + Sayings.spaced(kind.getSimpleName()) + ": " + Quantity.count(all) + " times"
                + (nodes.size() > MOST_NAMED ? " by " + nodes.size() + " nodes" : " (" + each + ")");
    }
}
