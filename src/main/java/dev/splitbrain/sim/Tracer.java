package dev.splitbrain.sim;

import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.node.Timer;
import dev.splitbrain.spec.Command;
import dev.splitbrain.trace.ByClass;
import dev.splitbrain.trace.ContentHash;
import dev.splitbrain.trace.DropReason;
import dev.splitbrain.trace.Fingerprint;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Numbers the steps, adds each to the fingerprint, and builds those that some sink wants. Numbers and fingerprint do not
 * depend on who listens.
 */
final class Tracer {
    private final Endpoint[] places;
    private final TraceSink[][] sinks = new TraceSink[StepKind.values().length][];
    private int wanted; // a bit for each kind that some sink wants
    private final ByClass<NoteKind> noteKinds = new ByClass<>(this::noteKind);
    private final Fingerprint fingerprint = new Fingerprint();
    private final ContentHash contents = ContentHash.remembering(); // messages and notes are values
    private long step;
    private long now;
    private Message hashedMessage; // a broadcast sends one object many times
    private long hashOfMessage;

    /** A class of note: whether a node takes a role by it, and who is told of it. */
    record NoteKind(boolean takesRole, TraceSink[] sinks) {}

    Tracer(Endpoint[] places, List<TraceSink> allSinks) {
        this.places = places;
        for (StepKind kind : StepKind.values()) {
            List<TraceSink> wanting = new ArrayList<>();
            for (TraceSink sink : allSinks) if (sink.wants().contains(kind)) wanting.add(sink);
            sinks[kind.ordinal()] = wanting.toArray(new TraceSink[0]);
            if (!wanting.isEmpty()) wanted |= 1 << kind.ordinal();
        }
    }

    private NoteKind noteKind(Class<?> note) {
        TraceSink[] told = Stream.of(sinks[StepKind.NOTED.ordinal()])
                .filter(sink -> sink.wantsNotes().stream().anyMatch(type -> type.isAssignableFrom(note)))
                .toArray(TraceSink[]::new);
        return new NoteKind(RoleNote.class.isAssignableFrom(note), told);
    }

    NoteKind kindOf(Note note) {
        return noteKinds.of(note.getClass());
    }

    void now(long timeNanos) {
        now = timeNanos;
    }

    /** The time of the run, for all its parts. */
    long now() {
        return now;
    }

    long steps() {
        return step;
    }

    long fingerprint() {
        return fingerprint.value();
    }

    private boolean mark(StepKind kind, int place, long content) {
        step++;
        fingerprint.add(now << 5 ^ kind.ordinal());
        fingerprint.add(content + place);
        return tells(kind);
    }

    /** Whether somebody hears of such steps. */
    boolean tells(StepKind kind) {
        return (wanted & 1 << kind.ordinal()) != 0;
    }

    private void emit(StepKind kind, Step built) {
        emit(sinks[kind.ordinal()], built);
    }

    private static void emit(TraceSink[] told, Step built) {
        for (TraceSink sink : told) sink.accept(built);
    }

    private NodeId node(int place) {
        return (NodeId) places[place];
    }

    long booted(long cause, int node, int incarnation) {
        if (mark(StepKind.BOOTED, node, incarnation)) {
            emit(StepKind.BOOTED, new Step.Booted(step, now, cause, node(node), incarnation));
        }
        return step;
    }

    long crashed(long cause, int node, int lostWrites) {
        if (mark(StepKind.CRASHED, node, lostWrites)) {
            emit(StepKind.CRASHED, new Step.Crashed(step, now, cause, node(node), lostWrites));
        }
        return step;
    }

    long paused(long cause, int node) {
        if (mark(StepKind.PAUSED, node, 0)) emit(StepKind.PAUSED, new Step.Paused(step, now, cause, node(node)));
        return step;
    }

    long resumed(long cause, int node) {
        if (mark(StepKind.RESUMED, node, 0)) emit(StepKind.RESUMED, new Step.Resumed(step, now, cause, node(node)));
        return step;
    }

    long sent(long cause, int from, int to, Message message) {
        if (message != hashedMessage) {
            hashOfMessage = contents.of(message);
            hashedMessage = message;
        }
        if (mark(StepKind.SENT, from, hashOfMessage ^ (long) to << 32)) {
            emit(StepKind.SENT, new Step.Sent(step, now, cause, places[from], places[to], message));
        }
        return step;
    }

    void queued(long sentStep, int from, int to, Message message) {
        if (mark(StepKind.QUEUED, to, sentStep)) {
            emit(StepKind.QUEUED, new Step.Queued(step, now, sentStep, places[from], places[to], message));
        }
    }

    long delivered(long sentStep, int from, int to, Message message) {
        if (mark(StepKind.DELIVERED, to, sentStep)) {
            emit(StepKind.DELIVERED, new Step.Delivered(step, now, sentStep, places[from], places[to], message));
        }
        return step;
    }

    void dropped(long sentStep, int from, int to, Message message, DropReason reason) {
        if (mark(StepKind.DROPPED, to, sentStep << 4 ^ reason.ordinal())) {
            emit(StepKind.DROPPED, new Step.Dropped(step, now, sentStep, places[from], places[to], message, reason));
        }
    }

    long timerSet(long cause, int node, Timer timer, long dueNanos) {
        if (mark(StepKind.TIMER_SET, node, dueNanos)) {
            emit(StepKind.TIMER_SET, new Step.TimerSet(step, now, cause, node(node), timer, dueNanos));
        }
        return step;
    }

    void timerCancelled(long cause, int node, Timer timer) {
        if (mark(StepKind.TIMER_CANCELLED, node, 0)) {
            emit(StepKind.TIMER_CANCELLED, new Step.TimerCancelled(step, now, cause, node(node), timer));
        }
    }

    long timerFired(long setStep, int node, Timer timer) {
        if (mark(StepKind.TIMER_FIRED, node, setStep)) {
            emit(StepKind.TIMER_FIRED, new Step.TimerFired(step, now, setStep, node(node), timer));
        }
        return step;
    }

    long wrote(long cause, int node, boolean forced) {
        if (mark(StepKind.WROTE, node, forced ? 1 : 0)) {
            emit(StepKind.WROTE, new Step.Wrote(step, now, cause, node(node), forced));
        }
        return step;
    }

    long becameDurable(long wroteStep, int node) {
        if (mark(StepKind.BECAME_DURABLE, node, wroteStep)) {
            emit(StepKind.BECAME_DURABLE, new Step.BecameDurable(step, now, wroteStep, node(node)));
        }
        return step;
    }

    long noted(long cause, int node, Note note, NoteKind kind) {
        mark(StepKind.NOTED, node, contents.of(note));
        if (kind.sinks.length > 0) emit(kind.sinks, new Step.Noted(step, now, cause, node(node), note));
        return step;
    }

    long invoked(int client, RequestId request, Command command) {
        if (mark(StepKind.INVOKED, client, contents.of(command) ^ request.sequence())) {
            emit(StepKind.INVOKED, new Step.Invoked(step, now, 0, request, command));
        }
        return step;
    }

    void completed(long cause, int client, RequestId request, Outcome outcome) {
        if (mark(StepKind.COMPLETED, client, contents.of(outcome) ^ request.sequence())) {
            emit(StepKind.COMPLETED, new Step.Completed(step, now, cause, request, outcome));
        }
    }

    long faultBegan(long cause, int fault, int occurrence, String action, List<String> targets) {
        if (mark(StepKind.FAULT_BEGAN, fault, contents.of(targets) + occurrence)) {
            emit(StepKind.FAULT_BEGAN, new Step.FaultBegan(step, now, cause, fault, occurrence, action, targets));
        }
        return step;
    }

    long faultEnded(long beganStep, int fault, int occurrence) {
        if (mark(StepKind.FAULT_ENDED, fault, occurrence)) {
            emit(StepKind.FAULT_ENDED, new Step.FaultEnded(step, now, beganStep, fault, occurrence));
        }
        return step;
    }

    void ended(String reason) {
        if (mark(StepKind.ENDED, 0, reason.hashCode())) {
            emit(StepKind.ENDED, new Step.Ended(step, now, 0, reason));
        }
    }
}
