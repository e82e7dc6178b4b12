package dev.splitbrain.check.linear;

import dev.splitbrain.history.History.Clock;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says why operations have no order. */
final class Words {
    private static final int MOST_NAMED = 6;
    private static final int LAST_NAMED = 3; // of more

    private final Spec<Object> spec;
    private final KeyHistory key;
    private final List<Operation> badPart;
    private final Clock clock;

    @SuppressWarnings("unchecked") // states go back to the spec they came from
    Words(Spec<?> spec, KeyHistory key, List<Operation> badPart, Clock clock) {
        this.spec = (Spec<Object>) spec;
        this.key = key;
        this.badPart = badPart;
        this.clock = clock;
    }

    /** {@code key k7: read by c3 at 12.410 s returned 3, but …}. */
    String why(Operation blocked, List<Operation> longest, Object stateThen) {
        String where = key.key().isEmpty() ? "" : "key " + key.key() + ": ";
        return where + said(blocked) + because(blocked, longest, stateThen);
    }

    private String because(Operation blocked, List<Operation> longest, Object stateThen) {
        List<Operation> others =
                badPart.stream().filter(o -> !o.equals(blocked)).toList();
        if (others.isEmpty()) return neverWritten(blocked);
        if (others.size() == 1 && isOverBefore(others.get(0), blocked)) return tooLate(others.get(0), blocked);
        return ", but has no place in any order with " + named(others, blocked) + ends(blocked, longest, stateThen);
    }

    /** All, or of many the last that were over before the one that has no place began. */
    private String named(List<Operation> others, Operation blocked) {
        if (others.size() <= MOST_NAMED) return others.stream().map(this::named).collect(Collectors.joining(", "));
        List<Operation> before = others.stream()
                .filter(other -> isOverBefore(other, blocked))
                .sorted(Comparator.comparingLong(Operation::completedNanos))
                .toList();
        String last = before.stream()
                .skip(Math.max(0, before.size() - LAST_NAMED))
                .map(this::named)
                .collect(Collectors.joining(", "));
        String all = Quantity.count(others.size(), "other operation");
        return last.isEmpty()
                ? all
                : all + ", of which the last before it " + (Math.min(before.size(), LAST_NAMED) == 1 ? "was " : "were ")
                        + last;
    }

    /** Who could have led to the answer, of all operations of the key. */
    private List<Operation> sources(Operation blocked) {
        List<Operation> sources = new ArrayList<>();
        if (!(blocked.outcome() instanceof Outcome.Ok ok)) return sources;
        for (int i = 0; i < key.size(); i++) {
            Operation operation = key.operation(i);
            if (operation.equals(blocked) || !KeyHistory.mayChange(operation)) continue;
            Object after =
                    spec.apply(before(operation.command()), operation.command()).state();
            if (spec.apply(after, blocked.command()).result().equals(ok.result())) sources.add(operation);
        }
        return sources;
    }

    /** For each answer of the bad part the last operation that could have led to it, of those that were asked for before it came. */
    List<Operation> lastSources() {
        Set<Operation> last = new LinkedHashSet<>();
        for (Operation answered : badPart) {
            sources(answered).stream()
                    .filter(source -> source.invokedNanos() < answered.completedNanos())
                    .reduce((earlier, later) -> later)
                    .ifPresent(last::add);
        }
        badPart.forEach(last::remove);
        return List.copyOf(last);
    }

    /** A state in which a command has its effect. */
    private Object before(Command command) {
        return command instanceof KeyValue.Cas cas ? cas.expected() : spec.initial();
    }

    private String neverWritten(Operation blocked) {
        List<Operation> sources = sources(blocked);
        if (sources.isEmpty()) return ", but nothing that was asked for can lead to that";
        Operation first = sources.get(0);
        return first.invokedNanos() > blocked.completedNanos()
                ? ", but what could lead to that was asked for only later: " + named(first)
                : ", but what could lead to that cannot have happened before: " + named(first);
    }

    /** One operation in between is enough: a stale answer. */
    private String tooLate(Operation between, Operation blocked) {
        Operation last = null;
        for (Operation source : sources(blocked)) {
            if (source.invokedNanos() < between.completedNanos() && !isUnknown(source)) last = source;
        }
        String since = last == null || last == between ? "" : "; the last to lead to that was " + named(last);
        boolean overwrote =
                !since.isEmpty() && KeyHistory.mayChange(between) && between.command() instanceof KeyValue.Write;
        String what = overwrote ? ", overwritten at " + when(between.completedNanos()) + ": " : ", but ";
        return what + named(between) + " was over before it began" + since;
    }

    private static boolean isOverBefore(Operation operation, Operation other) {
        return !isUnknown(operation) && operation.completedNanos() < other.invokedNanos();
    }

    private String ends(Operation blocked, List<Operation> longest, Object stateThen) {
        if (longest.isEmpty() || longest.contains(blocked)) return "";
        Result then = spec.apply(stateThen, blocked.command()).result();
        boolean differs =
                blocked.outcome() instanceof Outcome.Ok ok && !ok.result().equals(then);
        String order = longest.stream()
                .skip(Math.max(0, longest.size() - 4))
                .map(o -> brief(o))
                .collect(Collectors.joining(", "));
        return differs ? ": after " + order + " it would be " + shown(then) : "";
    }

    private String said(Operation operation) {
        String answer = "";
        if (operation.outcome() instanceof Outcome.Ok ok) answer = answered(operation.command(), ok.result());
        return operation.command().words() + " by " + operation.request().client() + " at "
                + when(operation.completedNanos()) + answer;
    }

    private static String answered(Command command, Result result) {
        if (result instanceof Result.Done) return " was ok";
        return (command.readOnly() ? " returned " : " answered ") + shown(result);
    }

    /** {@code write 4 by c2 (11.800 s to 11.900 s)}. */
    private String named(Operation operation) {
        String span = isUnknown(operation)
                ? "from " + when(operation.invokedNanos()) + " on, outcome unknown"
                : when(operation.invokedNanos()) + " to " + when(operation.completedNanos());
        return brief(operation) + " by " + operation.request().client() + " (" + span + ")";
    }

    /** The same with the key, for parts that have several. */
    String namedWithKey(Operation operation) {
        String key = operation.command().key();
        return key.isEmpty() ? named(operation) : key + ": " + named(operation);
    }

    private static boolean isUnknown(Operation operation) {
        return operation.outcome() instanceof Outcome.Unknown;
    }

    private String when(long time) {
        return clock == Clock.NANOS ? Quantity.moment(time) : "line " + time;
    }

    private static String brief(Operation operation) {
        boolean answers = operation.outcome() instanceof Outcome.Ok ok && !(ok.result() instanceof Result.Done);
        String words = operation.command().words();
        return answers ? words + " -> " + shown(((Outcome.Ok) operation.outcome()).result()) : words;
    }

    private static String shown(Result result) {
        return result instanceof Result.Value value ? Shown.of(value.value()) : Shown.of(result);
    }
}
