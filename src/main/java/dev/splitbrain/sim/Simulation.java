package dev.splitbrain.sim;

import dev.splitbrain.node.Disk;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.random.Rng;
import dev.splitbrain.trace.Deviation;
import dev.splitbrain.trace.StateProbe;
import dev.splitbrain.trace.TraceSink;
import dev.splitbrain.trace.TurnWatcher;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.Fault;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.Place;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run: a pure function of the seed, the world, the protocol and the workload. It ends at the world's duration, or as
 * soon after it as the last open operation has ended.
 */
public final class Simulation {
    private static final long PROGRESS_EVERY = 1 << 16;

    private final World world;
    private final EventQueue queue = new EventQueue();
    private final InFlight inFlight;
    private final Actions actions = new Actions(queue);
    private final Tracer tracer;
    private final Hosts hosts;
    private final Clients clients;
    private final Faults faults;
    private final Clocks clocks;
    private final Stopping stopping; // null for a run that ends by its duration
    private final Network network;
    private final Deliveries deliveries; // null where nobody minds the order
    private final Rng root;
    private ChanceAnew anew; // null where chance doesn't begin anew, or has
    private Progress progress = (timeNanos, events) -> true;
    private long events;
    private long eventsNow; // at this instant
    private final long mostAtOnce;

    /**
     * All chance begins anew: up to then it is the same run, from then on one of another seed.
     *
     * @param atNanos before what happens at this time
     */
    public record ChanceAnew(long atNanos, long seed) {}

    /** Sets a run up; {@code sinks} are told of the steps that they want, in this order. */
    public Simulation(
            long seed, World world, Protocol<?, ?> protocol, Workload workload, List<? extends TraceSink> sinks) {
        this(seed, world, protocol, workload, sinks, Optional.empty());
    }

    /** The same, in which chance may begin anew. */
    public Simulation(
            long seed,
            World world,
            Protocol<?, ?> protocol,
            Workload workload,
            List<? extends TraceSink> sinks,
            Optional<ChanceAnew> anew) {
        this.world = world;
        mostAtOnce = 1_000_000L + 1_000L * world.nodes().size();
        root = anew.isPresent() ? Rng.ofFamily(seed) : new Rng(seed);
        this.anew = anew.orElse(null);
        Endpoint[] places = places(world, workload);
        inFlight = new InFlight(places.length);
        List<Fault> planned = world.faults(seed);
        boolean minded = Deliveries.areMinded(planned);
        Sendings sendings = new Sendings();
        List<TraceSink> told = new ArrayList<>(sinks);
        if (minded) told.add(0, sendings);
        tracer = new Tracer(places, told);
        MessageSizes sizes = new MessageSizes(world.messages(), workload.valueBytes(), seed);
        network = new Network(places, world.topology(), world.messages(), sizes, queue, inFlight, tracer, seed);
        hosts = new Hosts(protocol, world, root, queue, actions, inFlight, network, tracer);
        if (hosts.count() >= LookAhead.LEAST_NODES) queue.tell(hosts.lookAhead());
        clocks = new Clocks(hosts, actions, tracer, root);
        clients = new Clients(
                workload,
                protocol.spec(),
                world,
                NodePlan.stores(world.nodes()),
                root,
                queue,
                actions,
                inFlight,
                network,
                tracer);
        ClientTargets clientTargets = new ClientTargets(places, clientPlaces(world, workload));
        deliveries = minded ? new Deliveries(hosts, clients, network, inFlight, actions, tracer, sendings) : null;
        FaultEffects effects = new FaultEffects(
                hosts, places, clientTargets, network, Optional.ofNullable(deliveries), actions, clocks);
        faults = new Faults(world, planned, hosts, actions, tracer, effects, root);
        if (minded) deliveries.begin(new MessageFaults(planned, faults, deliveries));
        stopping = world.stop().map(stop -> new Stopping(stop, hosts)).orElse(null);
    }

    private static Endpoint[] places(World world, Workload workload) {
        int nodes = world.nodes().size();
        Endpoint[] places = new Endpoint[nodes + workload.clients().size()];
        for (int i = 0; i < nodes; i++) places[i] = world.nodes().get(i).id();
        for (int i = nodes; i < places.length; i++)
            places[i] = workload.clients().get(i - nodes);
        return places;
    }

    private static List<Place> clientPlaces(World world, Workload workload) {
        List<Place> known = world.nodes().stream().map(NodePlan::place).toList();
        return workload.regions().stream()
                .map(name -> Place.called(name, known))
                .toList();
    }

    /** A look into the nodes, for a sink that shows their state while the run goes on. Ask for it before the run. */
    public StateProbe probe() {
        hosts.handling.waitForHandlers();
        return new StateProbe() {
            @Override
            public Object node(NodeId id) {
                return hosts.host(id.index()).node;
            }

            @Override
            public Disk disk(NodeId id) {
                return hosts.host(id.index()).storage().disk();
            }

            @Override
            public void atEachTurn(TurnWatcher watcher) {
                if (deliveries != null) deliveries.tell(watcher);
            }
        };
    }

    /** What rules by chance did to the order of messages. */
    public List<Deviation> deviations() {
        return deliveries == null ? List.of() : deliveries.deviations();
    }

    /** Which request each named step of the workload's script became. */
    public Map<String, RequestId> named() {
        return clients.named();
    }

    /** Has someone told how far the run is. */
    public Simulation report(Progress newProgress) {
        progress = newProgress;
        return this;
    }

    /** Has messages watched for changes after they were sent: for protocols that nobody checked. */
    public Simulation sealMessages() {
        hosts.handling.watch.sealMessages();
        return this;
    }

    /** Runs to the end; once only. */
    public RunEnd run() {
        try {
            return runToEnd();
        } catch (TimeStandsStill e) {
            throw e; // nobody's handler threw
        } catch (OutOfMemoryError e) {
            throw e; // nor is it clear that it was a handler's fault
        } catch (Throwable e) { // a handler may throw anything, even what the compiler believes it can't
            throw hosts.handling.watch.failure(tracer.steps(), tracer.now(), e);
        }
    }

    private RunEnd runToEnd() {
        maybeBeginAnew(0);
        clocks.start();
        for (int i = 0; i < hosts.count(); i++) hosts.boot(hosts.host(i), 0);
        faults.start();
        clients.start();
        String reason = "duration";
        long durationNanos = world.durationNanos();
        while (!queue.isEmpty()) {
            long payload = queue.poll();
            long timeNanos = queue.timeNanos();
            if (timeNanos > durationNanos && !clients.anyOpen()) break;
            maybeBeginAnew(timeNanos);
            advance(timeNanos);
            dispatch(payload);
            if (stopping != null && stopping.isReached()) {
                reason = stopping.reason();
                break;
            }
            if (++eventsNow > mostAtOnce) throw new TimeStandsStill(tracer.now(), eventsNow);
            if (++events % PROGRESS_EVERY == 0 && !progress.at(tracer.now(), events)) {
                reason = "interrupted";
                break;
            }
        }
        if (reason.equals("duration")) advance(Math.max(tracer.now(), world.durationNanos()));
        tracer.ended(reason);
        return new RunEnd(tracer.now(), events, tracer.steps(), tracer.fingerprint(), reason);
    }

    /** Where the time has come, all chance begins anew before what happens next. */
    private void maybeBeginAnew(long nextNanos) {
        if (anew == null || nextNanos < anew.atNanos()) return;
        root.beginAnew(anew.seed());
        network.reseed(anew.seed());
        anew = null;
    }

    private void advance(long timeNanos) {
        if (timeNanos == tracer.now()) return;
        eventsNow = 0;
        tracer.now(timeNanos);
    }

    private void dispatch(long payload) {
        int low = EventKind.low(payload);
        switch (EventKind.kind(payload)) {
            case EventKind.DELIVER -> {
                int to = EventKind.high(payload);
                if (deliveries != null) deliveries.arrive(to, low);
                else if (to < hosts.count()) hosts.deliver(to, low);
                else clients.deliver(to, low);
            }
            case EventKind.TIMER -> hosts.timer(low, EventKind.high(payload));
            case EventKind.CPU -> {
                hosts.cpuDone(low, EventKind.high(payload));
                if (deliveries != null) deliveries.workDone();
            }
            case EventKind.DISK -> {
                hosts.diskDone(low, EventKind.high(payload));
                if (deliveries != null) deliveries.workDone();
            }
            case EventKind.CLIENT_NEXT -> clients.next(EventKind.high(payload), low);
            case EventKind.CLIENT_TIMEOUT -> clients.timeout(low);
            case EventKind.CLIENT_PATIENCE -> clients.patience(low);
            case EventKind.ACTION -> actions.run(low);
            default -> throw new IllegalStateException("no such event: " + payload);
        }
    }
}
