package dev.splitbrain.report.story;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.report.replay.Times;
import dev.splitbrain.report.story.Rounds.Round;
import dev.splitbrain.trace.StepKind;
import java.util.List;
import java.util.Optional;

/** Tells one operation of a client: whom it asked, which node answered, what that node believed, whose answers it waited for. */
final class OperationTeller {
    private final Trace trace;
    private final Beliefs beliefs;
    private final Telling telling;
    private final Rounds rounds;
    private final Sayings sayings = new Sayings();

    OperationTeller(Trace trace, Beliefs beliefs, Telling telling) {
        this.trace = trace;
        this.beliefs = beliefs;
        this.telling = telling;
        rounds = new Rounds(trace);
    }

    void tell(Operation operation) {
        Trace.Asked asked = trace.of(operation.request());
        if (asked.invoked == Trace.NONE) return;
        invoked(operation, asked);
        int answer = answer(operation.request());
        if (answer == Trace.NONE) {
            lastTry(asked);
        } else {
            answered(operation, answer);
        }
        completed(operation, asked);
    }

    private void invoked(Operation operation, Trace.Asked asked) {
        String whom = asked.sendings.isEmpty() ? "" : " " + trace.name(trace.recording.other(asked.sendings.get(0)));
        String lost = asked.sendings.isEmpty() ? "" : trace.lost(asked.sendings.get(0));
        telling.tell(
                asked.invoked,
                operation.request().client() + " asks" + whom + ": " + sayings.command(operation.command()),
                lost.isEmpty() ? "" : "lost: " + lost);
    }

    /** Of an operation that nobody answered: the last node that was asked. */
    private void lastTry(Trace.Asked asked) {
        for (int i = 1; i < asked.sendings.size(); i++) {
            int sent = asked.sendings.get(i);
            if (i < asked.sendings.size() - 1) continue;
            telling.tell(
                    sent,
                    trace.who(sent) + " asks " + trace.name(trace.recording.other(sent)) + " again",
                    trace.lost(sent).isEmpty() ? "no answer comes" : "lost: " + trace.lost(sent));
        }
    }

    /** The row in which a node sent the answer that the client took; none where there was none. */
    int answer(RequestId request) {
        int arrival = trace.cause(trace.of(request).completed);
        int answer = trace.is(arrival, StepKind.DELIVERED) ? trace.cause(arrival) : Trace.NONE;
        return trace.is(answer, StepKind.SENT) && trace.isNode(trace.place(answer)) ? answer : Trace.NONE;
    }

    private void answered(Operation operation, int answer) {
        int handler = trace.cause(answer);
        Optional<Round> round = rounds.decidedBy(handler);
        String who = trace.who(answer);
        String belief = beliefs.words(trace.place(answer), answer);
        String answered = who + " answers " + operation.request().client() + ": "
                + (operation.outcome() instanceof Outcome.Ok ok
                        ? Sayings.result(ok.result())
                        : sayings.message(trace.recording.content(answer)));
        String by = round.map(r -> ", " + r.words()).orElse("");
        boolean alone = isAnsweredAtOnce(operation.request(), handler);
        telling.tell(answer, answered + by + (alone ? ", asking nobody" : ""), belief);
    }

    /** Whether the node answered in the same handler that got the request. */
    boolean isAnsweredAtOnce(RequestId request, int handler) {
        return trace.is(handler, StepKind.DELIVERED)
                && trace.recording.content(handler) instanceof ClientMessage.Request asked
                && asked.id().equals(request);
    }

    private void completed(Operation operation, Trace.Asked asked) {
        if (asked.completed == Trace.NONE) return;
        telling.tell(
                asked.completed,
                operation.request().client() + " has its answer: " + Sayings.outcome(operation.outcome()),
                "after " + Times.span(operation.latencyNanos()) + times(asked.sendings));
    }

    private static String times(List<Integer> sendings) {
        return sendings.size() > 1 ? ", asked " + sendings.size() + " times" : "";
    }
}
