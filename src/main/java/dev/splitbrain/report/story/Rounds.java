package dev.splitbrain.report.story;

import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which answers a decision rests on. A node asks others in one handler; an answer belongs to that question if it was sent by
 * the handler of what was asked. A message that a node sends itself, to wait for its own disk, is an answer of its own.
 */
final class Rounds {
    private static final int MOST_NAMED = 7;

    private final Trace trace;
    private final Sayings sayings = new Sayings();

    Rounds(Trace trace) {
        this.trace = trace;
    }

    /**
     * @param sendings the rows that sent the question
     * @param answers the rows in which answers that do not refuse arrived, up to the one that decided
     * @param withItself whether the asker counts too, having asked all others and not itself
     */
    record Round(
            String asker,
            List<Integer> sendings,
            List<Integer> answers,
            List<String> names,
            boolean withItself,
            int nodes) {
        /** {@code after answers of n4 n3, with itself 3 of 5}. */
        String words() {
            if (names.equals(List.of(asker))) return "on its own answer";
            if (names.size() == 1 && !withItself) return "on the answer of " + names.get(0);
            String all = names.size() > MOST_NAMED ? names.size() + " nodes" : String.join(" ", names);
            String count = withItself ? ", with itself " + (names.size() + 1) : ", " + names.size();
            return "after answers of " + all + count + " of " + nodes;
        }
    }

    /** The round whose answer a row is the arrival of, where it is one. */
    Optional<Round> decidedBy(int arrival) {
        int question = question(arrival);
        if (question == Trace.NONE || trace.recording.content(arrival) == null) return Optional.empty();
        Class<?> type = trace.recording.content(arrival).getClass();
        Map<String, Integer> answers = new LinkedHashMap<>();
        List<Integer> sendings = new ArrayList<>();
        List<Integer> arrivals = new ArrayList<>();
        int asker = trace.place(arrival);
        for (int sent : trace.effects(question, StepKind.SENT)) {
            if (trace.place(sent) != asker) continue;
            if (trace.recording.other(sent) == asker) {
                trace.effects(sent, StepKind.DELIVERED).forEach(arrivals::add);
                continue;
            }
            if (trace.isClient(trace.recording.other(sent))) continue;
            sendings.add(sent);
            for (int heard : trace.effects(sent, StepKind.DELIVERED)) {
                for (int reply : trace.effects(heard, StepKind.SENT)) {
                    if (trace.recording.other(reply) == asker)
                        arrivals.addAll(trace.effects(reply, StepKind.DELIVERED));
                }
            }
        }
        Collections.sort(arrivals);
        for (int row : arrivals) {
            Object message = trace.recording.content(row);
            boolean counts = row <= arrival && message.getClass() == type && !sayings.refuses(message);
            if (counts) answers.putIfAbsent(sender(row), row);
        }
        if (answers.isEmpty()) return Optional.empty();
        int nodes = trace.recording.nodes().size();
        boolean itself = sendings.size() == nodes - 1 && !answers.containsKey(trace.name(asker));
        return Optional.of(new Round(
                trace.name(asker),
                sendings,
                List.copyOf(answers.values()),
                List.copyOf(answers.keySet()),
                itself,
                nodes));
    }

    private String sender(int arrival) {
        return trace.who(trace.cause(arrival));
    }

    /** The row whose handler asked what this is the answer to. */
    private int question(int arrival) {
        int asker = trace.place(arrival);
        if (!trace.is(arrival, StepKind.DELIVERED) || !trace.isNode(asker)) return Trace.NONE;
        int reply = trace.cause(arrival);
        if (!trace.is(reply, StepKind.SENT) || !trace.isNode(trace.place(reply))) return Trace.NONE;
        if (trace.place(reply) == asker) return trace.cause(reply); // to itself, behind its disk
        int heard = trace.cause(reply);
        int asked = trace.is(heard, StepKind.DELIVERED) ? trace.cause(heard) : Trace.NONE;
        boolean ours = trace.is(asked, StepKind.SENT) && trace.place(asked) == asker;
        return ours ? trace.cause(asked) : Trace.NONE;
    }
}
