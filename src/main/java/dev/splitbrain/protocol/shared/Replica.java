package dev.splitbrain.protocol.shared;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Machine;
import dev.splitbrain.spec.Result;
import java.util.Optional;

/** One node's copy of the replicated object: the machine, and the sessions that make each request take effect once. */
public final class Replica {
    private final Machine machine;
    private final boolean onceOnly;
    private Sessions sessions = new Sessions();

    /** A replica over an empty machine. */
    public Replica(Machine machine) {
        this(machine, true);
    }

    /** The same, or one that applies a request as often as it comes: to show what sessions are for. */
    public Replica(Machine machine, boolean onceOnly) {
        this.machine = machine;
        this.onceOnly = onceOnly;
    }

    /**
     * Applies a request that the log has chosen, unless it has taken effect already. Empty where the client has long had its
     * answer.
     */
    public Optional<Result> apply(Request request) {
        if (!onceOnly) return Optional.of(machine.apply(request.command()));
        Optional<Result> known = sessions.resultOf(request.id());
        if (known.isPresent()) return known;
        if (sessions.isForgotten(request.id())) return Optional.empty();
        Result result = machine.apply(request.command());
        sessions.keep(request, result);
        return Optional.of(result);
    }

    /** The result of a request that has taken effect before. */
    public Optional<Result> resultOf(RequestId request) {
        return sessions.resultOf(request);
    }

    /** What a read-only command would see now. */
    public Result read(Command command) {
        return machine.read(command);
    }

    /** A copy of everything, to store or to send. */
    public Snapshot snapshot() {
        return new Snapshot(machine.snapshot(), sessions.snapshot());
    }

    /** Becomes what the snapshot holds. */
    public void restore(Snapshot snapshot) {
        machine.restore(snapshot.machine());
        sessions = Sessions.of(snapshot.sessions());
    }

    /** The object and the sessions after the same prefix of the log. */
    public record Snapshot(Machine.Snapshot machine, Sessions.Snapshot sessions) {}
}
