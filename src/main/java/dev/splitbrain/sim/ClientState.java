package dev.splitbrain.sim;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Spec;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One client: its stream of chance, what it knows, whom it asks, and its open operations. */
final class ClientState extends Sender implements Spec.Knowledge {
    final ClientId id;
    final Rng random;
    int target = -1; // whom it asks next: the node that answered last
    boolean timeoutPending;
    boolean patiencePending;
    final Set<Integer> silent = new HashSet<>(); // nodes that did not answer when it last looked; never iterated
    int turn; // how many nodes it has asked in turn
    boolean looping; // in a closed loop: between its start and its end, or thinking
    int watched; // the node that was asked when the watch began, and has not answered since
    private final int stride;
    private long drawn;
    private long nextSequence = 1;
    private final Map<String, Object> seen = new LinkedHashMap<>();
    private final Map<String, Object> contexts = new HashMap<>(); // by key; never iterated
    private final Map<Long, Open> open = new LinkedHashMap<>(); // by sequence, in order
    private final ArrayDeque<Open> deadlines = new ArrayDeque<>();

    /** An operation that has not ended for the client. */
    static final class Open {
        final RequestId request;
        final Command command;
        final Command sent; // the same with its context
        final long deadlineNanos;
        int unanswered; // copies of requests that were not rejected: any of them may still take effect
        final Set<Long> rejections = new HashSet<>(2); // the steps that sent them, since the network may repeat them
        int target; // whom it asks, where the client does not ask one node for all
        boolean loops; // the next one begins when this one has ended
        int attempts;
        int retries;
        boolean ended;
        String lastReason = "";

        Open(RequestId request, Command command, Command sent, long deadlineNanos) {
            this.request = request;
            this.command = command;
            this.sent = sent;
            this.deadlineNanos = deadlineNanos;
        }
    }

    ClientState(int place, ClientId id, Rng random, int clients) {
        super(place);
        this.id = id;
        this.random = random;
        this.stride = clients;
    }

    Open begin(Command command, Command sent, long deadlineNanos) {
        Open operation = new Open(new RequestId(id, nextSequence++), command, sent, deadlineNanos);
        open.put(operation.request.sequence(), operation);
        deadlines.addLast(operation);
        return operation;
    }

    /** How many operations it has begun. */
    long begun() {
        return nextSequence - 1;
    }

    Open find(RequestId request) {
        return open.get(request.sequence());
    }

    void end(Open operation) {
        operation.ended = true;
        open.remove(operation.request.sequence());
    }

    /** The lowest sequence number that is still open, the next one to come where none is. */
    long firstOpen() {
        for (long sequence : open.keySet()) return sequence;
        return nextSequence;
    }

    boolean isIdle() {
        return open.isEmpty();
    }

    /** The open operation whose deadline comes first, or null. */
    Open earliest() {
        while (!deadlines.isEmpty() && deadlines.peekFirst().ended) deadlines.removeFirst();
        return deadlines.peekFirst();
    }

    void saw(String key, Object value) {
        seen.put(key, value);
    }

    /** The context of the last answer about a key. */
    Optional<Object> context(String key) {
        return Optional.ofNullable(contexts.get(key));
    }

    void isIn(String key, Object context) {
        contexts.put(key, context);
    }

    @Override
    public long freshValue() {
        return drawn++ * stride + id.index() + 1;
    }

    @Override
    public Object lastSeen(String key) {
        return seen.get(key);
    }

    @Override
    public Rng random() {
        return random;
    }
}
