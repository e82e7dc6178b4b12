package dev.splitbrain.protocol.shared;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The results of requests that clients may still retry, so that a request takes effect once however often it comes
 * (Ongaro 2014, §6.3). Part of the replicated state: it changes only by requests in the order of the log.
 *
 * <p>A client tells with each request which of its results it has; those are forgotten. Sessions never expire: a run has as
 * many clients as its scenario.
 */
public final class Sessions {
    private Session[] sessions = new Session[0]; // by the client's index

    /** The result of a request that has taken effect and is not forgotten. */
    public Optional<Result> resultOf(RequestId request) {
        Session session = find(request.client());
        return session == null ? Optional.empty() : Optional.ofNullable(session.result(request.sequence()));
    }

    /** Whether the client said that it needs no answer to this request any more: it must not take effect now. */
    public boolean isForgotten(RequestId request) {
        Session session = find(request.client());
        return session != null && request.sequence() < session.firstOpen;
    }

    /** Forgets what the client has received, and keeps the result of a request that has just taken effect. */
    public void keep(Request request, Result result) {
        Session session = open(request.id().client());
        session.forgetBefore(request.firstOpen());
        session.keep(request.id().sequence(), result);
    }

    /** All sessions as a value. */
    public Snapshot snapshot() {
        List<Snapshot.Session> copies = new ArrayList<>();
        for (Session session : sessions) if (session != null) copies.add(session.snapshot());
        return new Snapshot(copies);
    }

    /** The sessions that a snapshot holds. */
    public static Sessions of(Snapshot snapshot) {
        Sessions restored = new Sessions();
        for (Snapshot.Session copy : snapshot.sessions()) {
            Session session = restored.open(copy.client());
            session.firstOpen = copy.firstOpen();
            for (Snapshot.Kept kept : copy.results()) session.keep(kept.sequence(), kept.result());
        }
        return restored;
    }

    private Session find(ClientId client) {
        return client.index() < sessions.length ? sessions[client.index()] : null;
    }

    private Session open(ClientId client) {
        int index = client.index();
        if (index >= sessions.length) sessions = Arrays.copyOf(sessions, Math.max(index + 1, 2 * sessions.length));
        if (sessions[index] == null) sessions[index] = new Session(client);
        return sessions[index];
    }

    /** All sessions at one moment. */
    public record Snapshot(List<Session> sessions) {
        public Snapshot {
            sessions = List.copyOf(sessions);
        }

        /** One client's: requests before {@code firstOpen} are forgotten. */
        public record Session(ClientId client, long firstOpen, List<Kept> results) {
            public Session {
                results = List.copyOf(results);
            }
        }

        /** The result of one request. */
        public record Kept(long sequence, Result result) {}
    }

    /** One client's results in a ring: the place of a sequence number is the number modulo the ring's length. */
    private static final class Session {
        private final ClientId client;
        private long firstOpen;
        private Result[] results = new Result[2];

        Session(ClientId client) {
            this.client = client;
        }

        Result result(long sequence) {
            return sequence < firstOpen || sequence >= firstOpen + results.length ? null : results[place(sequence)];
        }

        void keep(long sequence, Result result) {
            if (sequence < firstOpen) return;
            while (sequence >= firstOpen + results.length) grow();
            results[place(sequence)] = result;
        }

        void forgetBefore(long newFirstOpen) {
            if (newFirstOpen <= firstOpen) return;
            long end = Math.min(newFirstOpen, firstOpen + results.length);
            for (long sequence = firstOpen; sequence < end; sequence++) results[place(sequence)] = null;
            firstOpen = newFirstOpen;
        }

        private void grow() {
            Result[] old = results;
            results = new Result[Math.multiplyExact(old.length, 2)];
            for (long sequence = firstOpen; sequence < firstOpen + old.length; sequence++) {
                results[place(sequence)] = old[(int) (sequence % old.length)];
            }
        }

        private int place(long sequence) {
            return (int) (sequence % results.length);
        }

        Snapshot.Session snapshot() {
            List<Snapshot.Kept> kept = new ArrayList<>();
            for (long sequence = firstOpen; sequence < firstOpen + results.length; sequence++) {
                if (results[place(sequence)] != null) kept.add(new Snapshot.Kept(sequence, results[place(sequence)]));
            }
            return new Snapshot.Session(client, firstOpen, kept);
        }
    }
}
