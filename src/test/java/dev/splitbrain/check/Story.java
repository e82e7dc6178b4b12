package dev.splitbrain.check;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A run as a test tells it: one step a millisecond, and operations with times in milliseconds. */
public final class Story {
    private static final long MILLI = 1_000_000;

    private final Check check;
    private final Spec<?> spec;
    private final List<Operation> operations = new ArrayList<>();
    private final List<FaultWindow> faults = new ArrayList<>();
    private long steps;

    public Story(Check check) {
        this(check, KeyValue.SPEC);
    }

    public Story(Check check, Spec<?> spec) {
        this.check = check;
        this.spec = spec;
    }

    record TookRole(String role, long epoch) implements RoleNote {}

    /** An entry as protocols have them: a record that carries the request. */
    record TestEntry(long term, RequestId request) {}

    public static RequestId request(int client, long sequence) {
        return new RequestId(new ClientId(client, "c" + client), sequence);
    }

    public Story leader(int node, long term) {
        return note(node, new TookRole("leader", term));
    }

    public Story follower(int node, long term) {
        return note(node, new TookRole("follower", term));
    }

    /** A node appends entries that are known by a text, all of one term. */
    public Story appends(int node, long term, long index, String... contents) {
        for (int i = 0; i < contents.length; i++) note(node, new LogNote.Appended(index + i, term, contents[i]));
        return this;
    }

    public Story commits(int node, long through) {
        return note(node, new LogNote.Committed(through));
    }

    public Story applies(int node, long index, Object content) {
        return note(node, new LogNote.Applied(index, content));
    }

    public Story note(int node, Note note) {
        steps++;
        return accept(new Step.Noted(steps, steps * MILLI, 0, node(node), note));
    }

    public Story crash(int node) {
        steps++;
        return accept(new Step.Crashed(steps, steps * MILLI, 0, node(node), 0));
    }

    public Story boot(int node) {
        steps++;
        return accept(new Step.Booted(steps, steps * MILLI, 0, node(node), 2));
    }

    public Story pause(int node) {
        steps++;
        return accept(new Step.Paused(steps, steps * MILLI, 0, node(node)));
    }

    public Story resume(int node) {
        steps++;
        return accept(new Step.Resumed(steps, steps * MILLI, 0, node(node)));
    }

    private Story accept(Step step) {
        check.accept(step);
        return this;
    }

    public Story ok(int client, Command command, Result result, long fromMillis, long toMillis) {
        return operation(client, command, fromMillis, toMillis, new Outcome.Ok(result));
    }

    public Story write(int client, String key, long value, long fromMillis, long toMillis) {
        return ok(client, new KeyValue.Write(key, value), Result.DONE, fromMillis, toMillis);
    }

    public Story read(int client, String key, Long value, long fromMillis, long toMillis) {
        return ok(client, new KeyValue.Read(key), new Result.Value(value), fromMillis, toMillis);
    }

    /** An operation whose outcome stays unknown. */
    public Story lost(int client, Command command, long fromMillis, long toMillis) {
        return operation(client, command, fromMillis, toMillis, new Outcome.Unknown("timeout"));
    }

    public Story operation(int client, Command command, long fromMillis, long toMillis, Outcome outcome) {
        operations.add(new Operation(
                request(client, operations.size() + 1), command, fromMillis * MILLI, toMillis * MILLI, outcome));
        return this;
    }

    /** An operation that is made already. */
    public Story add(Operation operation) {
        operations.add(operation);
        return this;
    }

    public Story fault(String text, long fromMillis, long toMillis) {
        int number = faults.size() + 1;
        faults.add(new FaultWindow(number, 1, text, text, List.of("n1"), fromMillis * MILLI, toMillis * MILLI));
        return this;
    }

    /** The check's verdict on all this; the run ends after a minute. */
    public Verdict verdict() {
        List<Operation> byStart = new ArrayList<>(operations);
        byStart.sort(Comparator.comparingLong(Operation::invokedNanos));
        List<NodeId> nodes = List.of(node(1), node(2), node(3));
        return check.verdict(new Evidence(spec, nodes, new History(byStart), faults, 60_000 * MILLI));
    }

    public static NodeId node(int number) {
        return new NodeId(number - 1, "n" + number);
    }
}
