package dev.splitbrain.check.session;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Instants;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A history of registers as sessions of reads and writes, each read with the write that it returned. */
final class SessionHistory {
    /** The source of a read that found nothing. */
    static final int INITIAL = -1;

    /** The source of what is no read, or of a read whose value nobody wrote. */
    static final int NO_SOURCE = -2;

    /** The session of an operation of unknown outcome that nobody saw; one that somebody saw has a session of its own. */
    static final int NO_SESSION = -1;

    final List<Operation> operations = new ArrayList<>(); // in the order of their start
    final List<Integer> session = new ArrayList<>(); // by operation
    final List<Integer> position = new ArrayList<>(); // in its session, from 0
    final List<Integer> source = new ArrayList<>(); // the write that it returned
    final List<List<Integer>> sessions = new ArrayList<>();
    final Instants instants;
    private final List<Integer> inHistory = new ArrayList<>();
    private final Map<ClientId, List<Integer>> sessionsOfClient = new HashMap<>(); // looked up, never walked through
    private int ofClients; // sessions
    private String problem;
    private Operation thinAir;

    private record Version(String key, Object value) {}

    SessionHistory(History history) {
        instants = new Instants(history.operations());
        Map<Version, Integer> writers = new HashMap<>(); // looked up, never walked through
        for (int place = 0; place < history.operations().size() && problem == null; place++) {
            Operation operation = history.operations().get(place);
            if (operation.outcome() instanceof Outcome.Failed) continue;
            if (operation.outcome() instanceof Outcome.Unknown
                    && operation.command().readOnly()) continue;
            add(operation, place, writers);
        }
        ofClients = sessions.size();
        if (problem == null) findSources(writers);
    }

    private void add(Operation operation, int place, Map<Version, Integer> writers) {
        if (operation.command() instanceof KeyValue.Append || !(operation.command() instanceof KeyValue.KeyCommand)) {
            problem = "only reads, writes and compare-and-sets can be judged, not "
                    + operation.command().operation();
            return;
        }
        int number = operations.size();
        operations.add(operation);
        inHistory.add(place);
        int inSession = operation.outcome() instanceof Outcome.Unknown ? NO_SESSION : sessionOf(operation, place);
        session.add(inSession);
        position.add(inSession == NO_SESSION ? 0 : sessions.get(inSession).size());
        if (inSession != NO_SESSION) sessions.get(inSession).add(number);
        if (!writes(number)) return;
        Version version = new Version(operation.command().key(), written(operation.command()));
        if (version.value() == null || writers.putIfAbsent(version, number) != null)
            problem = "two writes to " + version.key() + " have the value " + version.value()
                    + ", so it is open which of them was read";
    }

    /** The first session of the client whose last operation is over. */
    private int sessionOf(Operation operation, int place) {
        List<Integer> own = sessionsOfClient.computeIfAbsent(operation.request().client(), c -> new ArrayList<>());
        for (int candidate : own) {
            List<Integer> members = sessions.get(candidate);
            if (end(members.get(members.size() - 1)) < instants.start(place)) return candidate;
        }
        sessions.add(new ArrayList<>());
        own.add(sessions.size() - 1);
        return sessions.size() - 1;
    }

    private void findSources(Map<Version, Integer> writers) {
        for (int number = 0; number < operations.size(); number++) {
            Optional<Object> read = read(operations.get(number));
            int found = NO_SOURCE;
            if (read.isPresent()) {
                Object value = read.get() == NOTHING ? null : read.get();
                Integer writer = writers.get(new Version(key(number), value));
                if (value == null) found = INITIAL;
                else if (writer != null && writer != number) found = writer;
                else if (thinAir == null) thinAir = operations.get(number);
            }
            source.add(found);
            if (found >= 0 && session.get(found) == NO_SESSION) happened(found);
        }
    }

    /** What was read was written, though its client was never told: a session without obligations. */
    private void happened(int number) {
        session.set(number, sessions.size());
        sessions.add(List.of(number));
    }

    private static final Object NOTHING = new Object();

    /** The value that an operation is known to have met; empty where it tells none. */
    private static Optional<Object> read(Operation operation) {
        if (!(operation.outcome() instanceof Outcome.Ok ok)) return Optional.empty();
        Object value = null;
        if (operation.command() instanceof KeyValue.Read && ok.result() instanceof Result.Value read)
            value = read.value();
        else if (operation.command() instanceof KeyValue.Cas cas && ok.result() instanceof Result.Done)
            value = cas.expected();
        else return Optional.empty();
        return Optional.of(value == null ? NOTHING : value);
    }

    private static Object written(Command command) {
        return command instanceof KeyValue.Write write ? write.value() : ((KeyValue.Cas) command).value();
    }

    /** Why this history cannot be judged; null where it can. */
    String problem() {
        return problem;
    }

    /** The first read of a value that nobody wrote, or null. */
    Operation thinAir() {
        return thinAir;
    }

    int size() {
        return operations.size();
    }

    /** How many sessions clients had. */
    int sessionsOfClients() {
        return ofClients;
    }

    String key(int number) {
        return operations.get(number).command().key();
    }

    long start(int number) {
        return instants.start(inHistory.get(number));
    }

    long end(int number) {
        return instants.end(inHistory.get(number));
    }

    boolean writes(int number) {
        Operation operation = operations.get(number);
        boolean refused = operation.outcome() instanceof Outcome.Ok ok && ok.result() instanceof Result.Refused;
        return !operation.command().readOnly() && !refused;
    }

    /** Whether it returned a write, or nothing. */
    boolean reads(int number) {
        return source.get(number) != NO_SOURCE;
    }
}
