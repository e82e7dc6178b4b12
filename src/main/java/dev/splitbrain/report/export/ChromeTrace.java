package dev.splitbrain.report.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.splitbrain.history.Operation;
import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.report.replay.Words;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * A trace as Chrome's viewer and Perfetto read it: a process for each node with a lane of what it handles and one of its
 * roles, an arrow for each message that arrives, operations and faults as spans, committed positions as counters. Times are
 * in microseconds.
 */
public final class ChromeTrace implements TraceSink {
    private static final double MICRO = 1_000;
    private static final double SLICE_MICROS = 1; // of a sending or an arrival: arrows hold on to slices
    private static final int HANDLER = 1;
    private static final int ROLES = 2;
    private static final int FIRST_NODE = 10; // process numbers below are the world and the clients
    private static final int FAULTS = 1;
    private static final int CLIENTS = 2;

    private final long fromNanos;
    private final long toNanos;
    private final Words words = new Words();
    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;
    private final Set<Long> sent = new HashSet<>(); // asked, never walked through
    private long events;

    public ChromeTrace(long fromNanos, long toNanos) {
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
        try {
            json = new JsonFactory().createGenerator(text);
            json.writeStartObject();
            json.writeStringField("displayTimeUnit", "ms");
            json.writeArrayFieldStart("traceEvents");
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(
                StepKind.SENT,
                StepKind.DELIVERED,
                StepKind.DROPPED,
                StepKind.TIMER_FIRED,
                StepKind.NOTED,
                StepKind.BOOTED,
                StepKind.CRASHED);
    }

    @Override
    public void accept(Step step) {
        if (!isShown(step.timeNanos())) return;
        try {
            write(step);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isShown(long nanos) {
        return nanos >= fromNanos && nanos <= toNanos;
    }

    private void write(Step step) throws IOException {
        if (step instanceof Step.Sent send && send.from() instanceof NodeId from) {
            slice("sends " + name(send.message()), from, step, words.of(send.message()));
            flow("s", send.number(), from, step);
            sent.add(send.number());
        } else if (step instanceof Step.Delivered received && received.to() instanceof NodeId to) {
            slice("receives " + name(received.message()), to, step, words.of(received.message()));
            if (sent.contains(received.cause())) flow("f", received.cause(), to, step);
        } else if (step instanceof Step.Dropped dropped && dropped.to() instanceof NodeId to) {
            instant("lost: " + name(dropped.message()) + ", " + dropped.reason().words(), to, step);
        } else if (step instanceof Step.TimerFired fired) {
            slice(name(fired.timer()), fired.node(), step, words.of(fired.timer()));
        } else if (step instanceof Step.Noted noted) {
            if (noted.note() instanceof LogNote.Committed committed) committed(noted.node(), committed, step);
            else if (!(noted.note() instanceof LogNote)) instant(words.of(noted.note()), noted.node(), step);
        } else if (step instanceof Step.Booted booted) {
            instant("starts", booted.node(), step);
        } else if (step instanceof Step.Crashed crashed) {
            instant("crashes", crashed.node(), step);
        }
    }

    private static String name(Object value) {
        return value.getClass().getSimpleName();
    }

    private void begin(String ph, String name, int pid, int tid, long nanos) throws IOException {
        events++;
        json.writeStartObject();
        json.writeStringField("ph", ph);
        json.writeStringField("name", name);
        json.writeNumberField("pid", pid);
        json.writeNumberField("tid", tid);
        json.writeNumberField("ts", nanos / MICRO);
    }

    private void slice(String name, NodeId node, Step step, String whole) throws IOException {
        begin("X", name, process(node), HANDLER, step.timeNanos());
        json.writeStringField("cat", "step");
        json.writeNumberField("dur", SLICE_MICROS);
        json.writeObjectFieldStart("args");
        json.writeStringField("content", whole);
        json.writeNumberField("step", step.number());
        json.writeEndObject();
        json.writeEndObject();
    }

    /** An arrow's end, bound to the slice around it. */
    private void flow(String ph, long id, Endpoint node, Step step) throws IOException {
        begin(ph, "message", process((NodeId) node), HANDLER, step.timeNanos());
        json.writeStringField("cat", "message");
        json.writeNumberField("id", id);
        if (ph.equals("f")) json.writeStringField("bp", "e");
        json.writeEndObject();
    }

    private void instant(String name, NodeId node, Step step) throws IOException {
        begin("i", name, process(node), HANDLER, step.timeNanos());
        json.writeStringField("s", "t");
        json.writeEndObject();
    }

    private void committed(NodeId node, LogNote.Committed committed, Step step) throws IOException {
        begin("C", "committed", process(node), HANDLER, step.timeNanos());
        json.writeObjectFieldStart("args");
        json.writeNumberField("through", committed.throughIndex());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static int process(NodeId node) {
        return FIRST_NODE + node.index();
    }

    /** The whole text, with what is known once the run has ended: names, roles, operations, faults. */
    public String finish(RunResult run) {
        try {
            processName(FAULTS, "faults");
            processName(CLIENTS, "clients");
            for (var node : run.scenario().world().nodes())
                processName(process(node.id()), node.id().name());
            for (RoleSpan span : run.roles()) role(span);
            int id = 0;
            for (FaultWindow fault : run.faults())
                span("fault", fault.label(), FAULTS, ++id, fault.beginNanos(), fault.endNanos());
            for (Operation operation : run.history().operations()) {
                String name = operation.request().client() + ": "
                        + operation.command().words() + ", "
                        + operation.outcome().word();
                long end = Math.min(operation.completedNanos(), run.endNanos());
                span("operation", name, CLIENTS, ++id, operation.invokedNanos(), end);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private void processName(int pid, String name) throws IOException {
        begin("M", "process_name", pid, 0, 0);
        json.writeObjectFieldStart("args");
        json.writeStringField("name", name);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void role(RoleSpan span) throws IOException {
        long from = Math.max(fromNanos, span.fromNanos());
        long to = Math.min(toNanos, span.toNanos());
        if (to <= from) return;
        String name = span.role() + (span.epoch() > 0 ? " " + span.epoch() : "");
        begin("X", name, process(span.node()), ROLES, from);
        json.writeStringField("cat", "role");
        json.writeNumberField("dur", (to - from) / MICRO);
        json.writeEndObject();
    }

    /** An asynchronous span: those may overlap. */
    private void span(String kind, String name, int pid, int id, long fromNanosOfSpan, long toNanosOfSpan)
            throws IOException {
        if (toNanosOfSpan < fromNanos || fromNanosOfSpan > toNanos) return;
        for (String ph : new String[] {"b", "e"}) {
            begin(ph, name, pid, 0, ph.equals("b") ? fromNanosOfSpan : toNanosOfSpan);
            json.writeStringField("cat", kind);
            json.writeNumberField("id", id);
            json.writeEndObject();
        }
    }

    /** How many events are in it. */
    public long events() {
        return events;
    }
}
