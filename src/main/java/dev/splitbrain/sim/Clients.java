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
import dev.splitbrain.trace.DropReason;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Retry;
import dev.splitbrain.workload.ScriptStep;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The clients: start operations when the load says so, ask nodes over the network, follow hints to another node, and give
 * up after the timeout. An operation that ran out of time is unknown while any request of it may still take effect, and
 * failed when every one was rejected.
 */
final class Clients {
    private static final Outcome DONE = new Outcome.Ok(Result.DONE); // of half of all operations

    /** How long a client waits after a rejection that names nobody, or after following too many hints in a row. */
    private static final long BACKOFF_NANOS = 20_000_000;

    private static final int HINTS_IN_A_ROW = 3;

    /** A client waits a quarter of an operation's timeout before it takes a silent node for dead. */
    private static final int PATIENCE_PARTS = 4;

    private final KeyNames keyNames = new KeyNames();
    private final Map<String, Boolean> readers = new HashMap<>(); // by operation; never iterated
    private final Workload workload;
    private final Spec<?> spec;
    private final List<Part> parts;
    private final Arrivals[][] arrivals; // by part and client
    private final Router router;
    private final Optional<Retry> retry;
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
    private int openOperations;
    private long written; // by operations that were drawn

    Clients(
            Workload workload,
            Spec<?> spec,
            World world,
            int stores,
            Rng root,
            EventQueue queue,
            Actions actions,
            InFlight inFlight,
            Network network,
            Tracer tracer) {
        this.workload = workload;
        this.spec = spec;
        stopNanos = world.durationNanos();
        parts = Part.of(workload, stopNanos);
        arrivals = new Arrivals[parts.size()][];
        router = new Router(workload.routing(), world.nodes(), workload.regions());
        retry = workload.retry().or(() -> everyAttempt(workload.attemptNanos()));
        nodeNames = world.nodes().stream().map(plan -> plan.id().name()).toList();
        nodes = nodeNames.size();
        this.stores = stores;
        this.queue = queue;
        this.actions = actions;
        this.inFlight = inFlight;
        this.network = network;
        this.tracer = tracer;
        clients = new ClientState[workload.clients().size()];
        for (ClientId id : workload.clients()) {
            Rng own = root.stream("client." + id.name());
            clients[id.index()] = new ClientState(nodes + id.index(), id, own, clients.length);
        }
        script = new Script(workload.script(), actions, this::begin);
    }

    private static Optional<Retry> everyAttempt(long nanos) {
        if (nanos == 0) return Optional.empty();
        return Optional.of(new Retry(nanos, 1, nanos, 0, Integer.MAX_VALUE));
    }

    /** Whether operations are open: the run waits for them after its end. */
    boolean anyOpen() {
        return openOperations > 0;
    }

    void start() {
        script.start();
        for (int i = 0; i < parts.size(); i++) {
            int part = i;
            if (parts.get(i).fromNanos() == 0) startPart(part);
            else actions.at(parts.get(i).fromNanos(), () -> startPart(part));
        }
        workload.broadcast()
                .ifPresent(broadcast -> actions.at(broadcast.atNanos(), () -> {
                    for (int i = 0; i < broadcast.messages(); i++)
                        begin(clients[0], news(clients[0]), broadcast.from());
                }));
    }

    private void startPart(int index) {
        Part part = parts.get(index);
        if (part.load() instanceof Load.Closed closed) {
            for (ClientState client : clients) if (!client.looping) think(client, index, closed);
            return;
        }
        arrivals[index] = new Arrivals[clients.length];
        for (ClientState client : clients) {
            int i = client.id.index();
            arrivals[index][i] = new Arrivals(part.load(), i, clients.length, part.untilNanos(), client.random);
            scheduleNext(client, index, arrivals[index][i].firstNanos(tracer.now()));
        }
    }

    private void think(ClientState client, int part, Load.Closed closed) {
        client.looping =
                scheduleNext(client, part, tracer.now() + closed.thinkNanos().sampleLong(client.random));
    }

    /** Whether there is a next operation in this part. */
    private boolean scheduleNext(ClientState client, int part, long atNanos) {
        if (atNanos >= Math.min(stopNanos, parts.get(part).untilNanos())) return false;
        queue.add(atNanos, EventKind.payload(EventKind.CLIENT_NEXT, part, client.id.index()));
        return true;
    }

    /** A client's next operation begins. */
    void next(int part, int index) {
        ClientState client = clients[index];
        boolean loops = client.looping && parts.get(part).load() instanceof Load.Closed;
        if (!loops) scheduleNext(client, part, arrivals[part][index].nextNanos(tracer.now()));
        begin(client, draw(client, parts.get(part)), "").loops = loops;
    }

    /** A command that changes something, for everybody to learn of. */
    private Command news(ClientState client) {
        for (String operation : spec.operations()) {
            Command command = spec.draw(operation, keyNames.of(1), client);
            if (!command.readOnly()) return command;
        }
        throw new IllegalStateException("nothing that " + spec.name() + " does is news");
    }

    private Command draw(ClientState client, Part part) {
        if (workload.transactions().isPresent())
            return workload.transactions().get().draw(stores, client);
        String operation = part.mix().next(client.begun(), client.random);
        String key = keyNames.of(part.keys().draw(client.random, written, reads(operation)));
        Command command = spec.draw(operation, key, client);
        if (!command.readOnly()) written++;
        return command;
    }

    /** Whether an operation only reads, as one shows that is drawn for nobody. */
    private boolean reads(String operation) {
        return readers.computeIfAbsent(
                operation, name -> spec.draw(name, "", Nobody.IN_PARTICULAR).readOnly());
    }

    /** Which request each step of the script became that has a name and has begun. */
    Map<String, RequestId> named() {
        return script.named();
    }

    private RequestId begin(ScriptStep step) {
        return begin(clientCalled(step.client()), step.command(), step.on().orElse("")).request;
    }

    private ClientState clientCalled(String name) {
        for (ClientState client : clients) if (client.id.name().equals(name)) return client;
        throw new IllegalArgumentException("no client is called " + name);
    }

    /** {@code on} is the name of the node to ask; empty for the client's choice. */
    private ClientState.Open begin(ClientState client, Command command, String on) {
        ClientState.Open operation = client.begin(
                command, spec.asSent(command, client.context(command.key())), tracer.now() + workload.timeoutNanos());
        openOperations++;
        tracer.invoked(client.id.index(), operation.request, command);
        turnTo(client, operation, on.isEmpty() ? router.forNewOperation(client) : nodeNames.indexOf(on));
        ask(client, operation);
        if (!client.timeoutPending) watch(client, operation.deadlineNanos);
        return operation;
    }

    private void watch(ClientState client, long deadlineNanos) {
        client.timeoutPending = true;
        queue.add(deadlineNanos, EventKind.payload(EventKind.CLIENT_TIMEOUT, client.id.index()));
    }

    private void ask(ClientState client, ClientState.Open operation) {
        operation.attempts++;
        int target = targetOf(client, operation);
        ClientMessage.Request request =
                new ClientMessage.Request(operation.request, operation.sent, client.firstOpen());
        // Of a request that the network repeats, one copy may be rejected and the other take effect.
        operation.unanswered += network.send(tracer.now(), client, target, request, 0);
        if (!client.patiencePending) watchTarget(client, target);
        if (retry.isPresent()) askAgainLater(client, operation, operation.attempts, retry.get());
    }

    private int targetOf(ClientState client, ClientState.Open operation) {
        return router.isSticky() ? client.target : operation.target;
    }

    private void turnTo(ClientState client, ClientState.Open operation, int node) {
        operation.target = node;
        client.target = node;
    }

    /** A node that has not answered for a part of the timeout is left: later operations go elsewhere. */
    private void watchTarget(ClientState client, int target) {
        client.patiencePending = true;
        client.watched = target;
        long patienceNanos = Math.max(1, workload.timeoutNanos() / PATIENCE_PARTS);
        queue.add(tracer.now() + patienceNanos, EventKind.payload(EventKind.CLIENT_PATIENCE, client.id.index()));
    }

    /** A client looks whether the node that it asks has answered since it began to watch it. */
    void patience(int index) {
        ClientState client = clients[index];
        client.patiencePending = false;
        if (client.watched < 0) return;
        client.silent.add(client.watched);
        if (client.watched == client.target) client.target = router.other(client, client.target);
    }

    private void askAgainLater(ClientState client, ClientState.Open operation, int attempt, Retry plan) {
        if (operation.retries + 1 >= plan.attempts()) return;
        actions.at(tracer.now() + waitNanos(client, operation, plan), () -> {
            if (operation.ended || operation.attempts != attempt) return;
            operation.retries++;
            client.silent.add(targetOf(client, operation));
            turnTo(client, operation, router.other(client, targetOf(client, operation)));
            ask(client, operation); // with the same request id: whoever has it already knows it
        });
    }

    private static long waitNanos(ClientState client, ClientState.Open operation, Retry plan) {
        double grown = plan.firstNanos() * StrictMath.pow(plan.factor(), operation.retries);
        double nanos = Math.min(grown, plan.mostNanos());
        if (plan.jitter() > 0) nanos *= 1 + plan.jitter() * (2 * client.random.nextDouble() - 1);
        return Math.max(1, Math.round(nanos));
    }

    /** An answer reached its client. */
    void deliver(int place, int slot) {
        ClientState client = clients[place - nodes];
        Message message = inFlight.message(slot);
        int from = inFlight.from(slot);
        long sentStep = inFlight.sentStep(slot);
        inFlight.release(slot);
        if (message instanceof Damaged damaged) {
            tracer.dropped(sentStep, from, client.place, damaged.original(), DropReason.CORRUPT);
            return;
        }
        long step = tracer.delivered(sentStep, from, client.place, message);
        if (client.watched == from) client.watched = -1; // it lives
        client.silent.remove(from);
        ClientState.Open operation = client.find(((ClientMessage) message).id());
        if (operation == null) return; // it has ended: a second answer, or one after the timeout
        if (message instanceof ClientMessage.Reply reply) {
            turnTo(client, operation, from);
            Result result = reply.result();
            if (result instanceof Result.InContext answer) {
                client.isIn(operation.command.key(), answer.context());
                result = answer.result();
            }
            learn(client, operation.command, result);
            end(client, operation, answered(result), step);
        } else if (message instanceof ClientMessage.Rejection rejection) {
            boolean repeated = !operation.rejections.add(sentStep);
            if (!repeated) rejected(client, operation, rejection, from);
        }
    }

    private Outcome answered(Result result) {
        boolean aborted = result instanceof Result.Refused && spec.isAbort(result);
        if (aborted) return new Outcome.Failed(((Result.Refused) result).reason());
        return result instanceof Result.Done ? DONE : new Outcome.Ok(result);
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
        boolean hinted = rejection.hint().isPresent() && router.followsHints();
        int target = targetOf(client, operation);
        if (hinted) turnTo(client, operation, rejection.hint().get().index());
        else if (target == from) turnTo(client, operation, router.other(client, target));
        if (hinted && attempt % (HINTS_IN_A_ROW + 1) != 0) {
            ask(client, operation);
        } else {
            actions.at(tracer.now() + BACKOFF_NANOS, () -> {
                if (!operation.ended && operation.attempts == attempt) ask(client, operation);
            });
        }
    }

    /** A client's oldest open operation may have run out of time. */
    void timeout(int index) {
        ClientState client = clients[index];
        client.timeoutPending = false;
        ClientState.Open oldest = client.earliest();
        while (oldest != null && oldest.deadlineNanos <= tracer.now()) {
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
        script.ended(operation.request, tracer.now());
        if (operation.loops) goOn(client);
    }

    /** The next round of a closed loop, where the load still is one. */
    private void goOn(ClientState client) {
        client.looping = false;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isOn(tracer.now()) && parts.get(i).load() instanceof Load.Closed closed)
                think(client, i, closed);
        }
    }
}
