package dev.splitbrain.sim;

import dev.splitbrain.history.Outcome;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.spec.Result;
import dev.splitbrain.spec.Spec;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.ScriptStep;
import dev.splitbrain.workload.Workload;
import java.util.List;

/**
 * The clients: start operations when the load says so, ask nodes over the network, follow hints to another node, and give
 * up after the timeout. An operation that ran out of time is unknown while any request of it may still take effect, and
 * failed when every one was rejected.
 */
final class Clients {
    /** How long a client waits after a rejection that names nobody, or after following too many hints in a row. */
    private static final long BACKOFF_NANOS = 20_000_000;

    private static final int HINTS_IN_A_ROW = 3;

    /** A client waits a quarter of an operation's timeout before it takes a silent node for dead. */
    private static final int PATIENCE_PARTS = 4;

    private final KeyNames keyNames = new KeyNames();
    private final Workload workload;
    private final Spec<?> spec;
    private final Load load;
    private final List<String> nodeNames;
    private final int nodes;
    private final int stores;
    private final long stopNanos;
    private final EventQueue queue;
    private final Actions actions;
    private final InFlight inFlight;
    private final Network network;
    private final Tracer tracer;
    private final ClientState[] clients;
    private final Script script;
    private long now;
    private int openOperations;

    Clients(
            Workload workload,
            Spec<?> spec,
            List<String> nodeNames,
            int stores,
            long stopNanos,
            Rng root,
            EventQueue queue,
            Actions actions,
            InFlight inFlight,
            Network network,
            Tracer tracer) {
        this.workload = workload;
        this.spec = spec;
        this.load = workload.transactions()
                .<Load>map(transactions -> new Load.Open(transactions.perSecond(), false))
                .orElse(workload.load());
        this.nodeNames = List.copyOf(nodeNames);
        nodes = nodeNames.size();
        this.stores = stores;
        this.stopNanos = stopNanos;
        this.queue = queue;
        this.actions = actions;
        this.inFlight = inFlight;
        this.network = network;
        this.tracer = tracer;
        clients = new ClientState[workload.clients().size()];
        for (ClientId id : workload.clients()) {
            clients[id.index()] = new ClientState(id, root.stream("client." + id.name()), clients.length);
        }
        script = new Script(workload.script(), actions, this::begin);
    }

    void now(long timeNanos) {
        now = timeNanos;
    }

    /** Whether operations are open: the run waits for them after its end. */
    boolean anyOpen() {
        return openOperations > 0;
    }

    void start() {
        script.start();
        for (ClientState client : clients) {
            if (load instanceof Load.Open open) {
                // Clients take turns, so that together they start operations at an even rate.
                long first = open.poisson()
                        ? gapNanos(client, open)
                        : Math.round(1e9 / open.perSecond() * client.id.index());
                scheduleNext(client, first);
            } else if (load instanceof Load.Closed closed) {
                scheduleNext(client, closed.thinkNanos().sampleLong(client.random));
            }
        }
    }

    private void scheduleNext(ClientState client, long atNanos) {
        if (atNanos < stopNanos) queue.add(atNanos, EventKind.payload(EventKind.CLIENT_NEXT, client.id.index()));
    }

    private long gapNanos(ClientState client, Load.Open open) {
        double meanNanos = 1e9 / open.perSecond() * clients.length;
        if (!open.poisson()) return Math.round(meanNanos);
        return Math.round(-meanNanos * StrictMath.log(1 - client.random.nextDouble()));
    }

    /** A client's next operation begins. */
    void next(int index) {
        ClientState client = clients[index];
        if (load instanceof Load.Open open) scheduleNext(client, now + gapNanos(client, open));
        begin(client, draw(client));
    }

    private Command draw(ClientState client) {
        if (workload.transactions().isPresent())
            return workload.transactions().get().draw(stores, client);
        String operation = workload.mix().draw(client.random);
        String key = keyNames.of(workload.keys().draw(client.random));
        return spec.draw(operation, key, client);
    }

    private RequestId begin(ScriptStep step) {
        ClientState client = clientCalled(step.client());
        if (step.on().isPresent()) client.target = nodeNames.indexOf(step.on().get());
        return begin(client, step.command());
    }

    private ClientState clientCalled(String name) {
        for (ClientState client : clients) if (client.id.name().equals(name)) return client;
        throw new IllegalArgumentException("no client is called " + name);
    }

    private RequestId begin(ClientState client, Command command) {
        ClientState.Open operation = client.begin(command, now + workload.timeoutNanos());
        openOperations++;
        tracer.invoked(client.id.index(), operation.request, command);
        if (client.target < 0) client.target = client.random.nextInt(nodes);
        ask(client, operation);
        if (!client.timeoutPending) watch(client, operation.deadlineNanos);
        return operation.request;
    }

    private void watch(ClientState client, long deadlineNanos) {
        client.timeoutPending = true;
        queue.add(deadlineNanos, EventKind.payload(EventKind.CLIENT_TIMEOUT, client.id.index()));
    }

    private void ask(ClientState client, ClientState.Open operation) {
        operation.attempts++;
        ClientMessage.Request request =
                new ClientMessage.Request(operation.request, operation.command, client.firstOpen());
        // Of a request that the network repeats, one copy may be rejected and the other take effect.
        operation.unanswered += network.send(now, placeOf(client), client.target, request, 0);
        if (!client.patiencePending) watchTarget(client);
        if (workload.attemptNanos() > 0) askAgainLater(client, operation, operation.attempts);
    }

    /** A node that has not answered for a part of the timeout is left: later operations go elsewhere. */
    private void watchTarget(ClientState client) {
        client.patiencePending = true;
        client.watched = client.target;
        long patienceNanos = Math.max(1, workload.timeoutNanos() / PATIENCE_PARTS);
        queue.add(now + patienceNanos, EventKind.payload(EventKind.CLIENT_PATIENCE, client.id.index()));
    }

    /** A client looks whether the node that it asks has answered since it began to watch it. */
    void patience(int index) {
        ClientState client = clients[index];
        client.patiencePending = false;
        if (client.watched == client.target) tryAnother(client);
    }

    private void askAgainLater(ClientState client, ClientState.Open operation, int attempt) {
        actions.at(now + workload.attemptNanos(), () -> {
            if (operation.ended || operation.attempts != attempt) return;
            tryAnother(client);
            ask(client, operation);
        });
    }

    private void tryAnother(ClientState client) {
        client.target = (client.target + 1) % nodes;
    }

    private int placeOf(ClientState client) {
        return nodes + client.id.index();
    }

    /** An answer reached its client. */
    void deliver(int slot) {
        ClientState client = clients[inFlight.to(slot) - nodes];
        Message message = inFlight.message(slot);
        int from = inFlight.from(slot);
        long sentStep = inFlight.sentStep(slot);
        long step = tracer.delivered(sentStep, from, placeOf(client), message);
        inFlight.release(slot);
        if (client.watched == from) client.watched = -1; // it lives
        ClientState.Open operation = client.find(((ClientMessage) message).id());
        if (operation == null) return; // it has ended: a second answer, or one after the timeout
        if (message instanceof ClientMessage.Reply reply) {
            client.target = from;
            learn(client, operation.command, reply.result());
            end(client, operation, new Outcome.Ok(reply.result()), step);
        } else if (message instanceof ClientMessage.Rejection rejection) {
            boolean repeated = !operation.rejections.add(sentStep);
            if (!repeated) rejected(client, operation, rejection, from);
        }
    }

    private static void learn(ClientState client, Command command, Result result) {
        if (result instanceof Result.Value value) client.saw(command.key(), value.value());
        if (command instanceof KeyValue.Write write) client.saw(write.key(), write.value());
        if (command instanceof KeyValue.Cas cas && result instanceof Result.Done) client.saw(cas.key(), cas.value());
    }

    private void rejected(ClientState client, ClientState.Open operation, ClientMessage.Rejection rejection, int from) {
        operation.unanswered--;
        operation.lastReason = rejection.reason();
        int attempt = operation.attempts;
        if (rejection.hint().isPresent()) {
            client.target = rejection.hint().get().index();
        } else if (client.target == from) {
            tryAnother(client);
        }
        if (rejection.hint().isPresent() && attempt % (HINTS_IN_A_ROW + 1) != 0) {
            ask(client, operation);
        } else {
            actions.at(now + BACKOFF_NANOS, () -> {
                if (!operation.ended && operation.attempts == attempt) ask(client, operation);
            });
        }
    }

    /** A client's oldest open operation may have run out of time. */
    void timeout(int index) {
        ClientState client = clients[index];
        client.timeoutPending = false;
        ClientState.Open oldest = client.earliest();
        while (oldest != null && oldest.deadlineNanos <= now) {
            giveUp(client, oldest);
            oldest = client.earliest();
        }
        if (oldest != null && !client.timeoutPending) watch(client, oldest.deadlineNanos);
    }

    private void giveUp(ClientState client, ClientState.Open operation) {
        Outcome outcome = operation.unanswered > 0
                ? new Outcome.Unknown("timed out")
                : new Outcome.Failed(operation.lastReason.isEmpty() ? "timed out" : operation.lastReason);
        end(client, operation, outcome, 0);
    }

    private void end(ClientState client, ClientState.Open operation, Outcome outcome, long cause) {
        client.end(operation);
        openOperations--;
        tracer.completed(cause, client.id.index(), operation.request, outcome);
        boolean scripted = script.ended(operation.request, now);
        if (!scripted && load instanceof Load.Closed closed) {
            scheduleNext(client, now + closed.thinkNanos().sampleLong(client.random));
        }
    }
}
