package dev.splitbrain.protocol.shared;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
        Session session = open(request.id().client().index());
        session.forgetBefore(request.firstOpen());
        session.keep(request.id().sequence(), result);
    }

    /** All that is kept, as a value: to store, or to send in a message. */
    public record Snapshot(List<Client> clients) {
        public Snapshot {
            clients = List.copyOf(clients);
        }
    }

    /** One client's results, from that of its request number {@code firstOpen} on; null where there is none yet. */
    public record Client(int index, long firstOpen, List<Result> results) {
        public Client {
            results = Collections.unmodifiableList(new ArrayList<>(results));
        }
    }

    /** A copy that later requests do not change. */
    public Snapshot snapshot() {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < sessions.length; i++) {
            if (sessions[i] != null) clients.add(new Client(i, sessions[i].firstOpen, sessions[i].inOrder()));
        }
        return new Snapshot(clients);
    }

    /** What a snapshot holds. */
    public static Sessions of(Snapshot snapshot) {
        Sessions sessions = new Sessions();
        for (Client client : snapshot.clients()) sessions.open(client.index()).restore(client);
        return sessions;
    }

    private Session find(ClientId client) {
        return client.index() < sessions.length ? sessions[client.index()] : null;
    }

    private Session open(int index) {
        if (index >= sessions.length) sessions = Arrays.copyOf(sessions, Math.max(index + 1, 2 * sessions.length));
        if (sessions[index] == null) sessions[index] = new Session();
        return sessions[index];
    }

    /** One client's results in a ring: the place of a sequence number is the number modulo the ring's length. */
    private static final class Session {
        private long firstOpen;
        private Result[] results = new Result[2];

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

        List<Result> inOrder() {
            List<Result> inOrder = new ArrayList<>(results.length);
            for (int i = 0; i < results.length; i++) inOrder.add(results[place(firstOpen + i)]);
            return inOrder;
        }

        void restore(Client client) {
            firstOpen = client.firstOpen();
            for (int i = 0; i < client.results().size(); i++) {
                if (client.results().get(i) != null)
                    keep(firstOpen + i, client.results().get(i));
            }
        }
    }
}
