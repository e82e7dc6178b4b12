package dev.splitbrain.check.linear;

import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.trace.Quantity;
import java.util.List;
import java.util.stream.Collectors;

/** Says why operations have no order. */
final class Words {
    private final Spec<Object> spec;
    private final KeyHistory key;
    private final List<Operation> badPart;

    @SuppressWarnings("unchecked") // states go back to the spec they came from
    Words(Spec<?> spec, KeyHistory key, List<Operation> badPart) {
        this.spec = (Spec<Object>) spec;
        this.key = key;
        this.badPart = badPart;
    }

    /** {@code key k7: read by c3 at 12.410 s returned 3, but …}. */
    String why(Operation blocked, List<Operation> longest, Object stateThen) {
        String where = key.key().isEmpty() ? "" : "key " + key.key() + ": ";
        return where + said(blocked) + ", but " + because(blocked, longest, stateThen);
    }

    private String because(Operation blocked, List<Operation> longest, Object stateThen) {
        if (badPart.size() == 1) return "nothing that was asked for can lead to that";
        String others =
                badPart.stream().filter(o -> o != blocked).map(Words::named).collect(Collectors.joining(", "));
        Result then = spec.apply(stateThen, blocked.command()).result();
        boolean answerDiffers =
                blocked.outcome() instanceof Outcome.Ok ok && !ok.result().equals(then);
        String last = longest.isEmpty() ? "at the start" : "after " + orderOf(longest);
        String must = answerDiffers ? last + " it must be " + text(then) : last + " nothing else fits";
        return "no order of it with " + others + " explains that: " + must;
    }

    private static String orderOf(List<Operation> order) {
        int from = Math.max(0, order.size() - 3);
        String tail = order.subList(from, order.size()).stream()
                .map(o -> brief(o.command()))
                .collect(Collectors.joining(", "));
        return from == 0 ? tail : "…, " + tail;
    }

    private static String said(Operation operation) {
        String answer = operation.outcome() instanceof Outcome.Ok ok
                ? answered(operation.command(), ok.result())
                : " may have happened";
        return brief(operation.command()) + " by " + operation.request().client() + " at "
                + Quantity.moment(operation.completedNanos()) + answer;
    }

    private static String answered(Command command, Result result) {
        if (result instanceof Result.Done) return " was ok";
        return (command.readOnly() ? " returned " : " answered ") + text(result);
    }

    private static String named(Operation operation) {
        String end = operation.outcome() instanceof Outcome.Unknown
                ? "from " + Quantity.moment(operation.invokedNanos()) + ", unknown"
                : Quantity.moment(operation.invokedNanos()) + " to " + Quantity.moment(operation.completedNanos());
        return brief(operation.command()) + " (" + operation.request().client() + ", " + end + ")";
    }

    private static String text(Result result) {
        return result instanceof Result.Value value && value.value() == null ? "nothing" : result.toString();
    }

    private static String brief(Command command) {
        return command.words();
    }
}
