package dev.splitbrain.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.check.AtMostOneValue;
import dev.splitbrain.check.AtomicCommit;
import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.OneLeaderPerTerm;
import dev.splitbrain.check.OnlyProposedValues;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.log.LogInvariants;
import dev.splitbrain.check.membership.NoResurrection;
import dev.splitbrain.history.History;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.Family;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.catalog.Catalog;
import dev.splitbrain.scenario.catalog.ConfiguredProtocol;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.sim.RunEnd;
import dev.splitbrain.sim.Simulation;
import dev.splitbrain.trace.ContentHash;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import dev.splitbrain.workload.Keys;
import dev.splitbrain.workload.Load;
import dev.splitbrain.workload.Mix;
import dev.splitbrain.workload.Workload;
import dev.splitbrain.world.Fault;
import dev.splitbrain.world.FaultAction;
import dev.splitbrain.world.FaultTime;
import dev.splitbrain.world.Link;
import dev.splitbrain.world.NodePlan;
import dev.splitbrain.world.Selector;
import dev.splitbrain.world.Topology;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every protocol of the catalog must keep, without a line of test of its own. */
class CatalogContractTest {
    private static final long MS = 1_000_000;

    static Stream<String> protocols() {
        return Catalog.standard().protocols().stream().map(ProtocolEntry::name);
    }

    private static Protocol<?, ?> protocol(String name) {
        for (ProtocolEntry<?> entry : Catalog.standard().protocols())
            if (entry.name().equals(name)) return build(entry);
        throw new IllegalArgumentException(name);
    }

    private static <S> Protocol<?, ?> build(ProtocolEntry<S> entry) {
        return ConfiguredProtocol.of(entry, entry.defaults()).protocol();
    }

    /** Three nodes, a lossy network that duplicates and reorders, slow disks, two clients that ask for all there is. */
    private static RunEnd run(Protocol<?, ?> protocol, long seed, List<? extends TraceSink> sinks, Fault... faults) {
        return run(protocol, seed, lengthNanos(protocol), sinks, faults);
    }

    private static RunEnd run(
            Protocol<?, ?> protocol, long seed, long durationNanos, List<? extends TraceSink> sinks, Fault... faults) {
        List<NodePlan> nodes = new ArrayList<>();
        for (int i = 0; i < 3; i++) nodes.add(new NodePlan(new NodeId(i, "n" + (i + 1)), "node", ""));
        Link link = new Link(Distribution.uniform(MS, 6 * MS), 0.02, 0.05);
        boolean asks = protocol.takesRequests();
        World world = new World(
                durationNanos, nodes, Topology.uniform(link), Distribution.uniform(MS, 3 * MS), List.of(faults));
        Map<String, Double> shares = new LinkedHashMap<>();
        protocol.spec().operations().forEach(operation -> shares.put(operation, 1.0));
        Workload workload = new Workload(
                List.of(new ClientId(0, "client1"), new ClientId(1, "client2")),
                asks ? new Load.Open(60, false) : new Load.None(),
                new Mix(shares),
                Keys.uniform(3),
                List.of(),
                300 * MS,
                60 * MS);
        return new Simulation(seed, world, protocol, workload, sinks).run();
    }

    /** A protocol without clients goes at its own pace, by periods of a second. */
    private static long lengthNanos(Protocol<?, ?> protocol) {
        return (protocol.takesRequests() ? 800 : 8000) * MS;
    }

    /** Half of that: a run that sees an election and some operations. */
    private static long shortNanos(Protocol<?, ?> protocol) {
        return lengthNanos(protocol) / 2;
    }

    private static final class Steps implements TraceSink {
        private final List<Step> all = new ArrayList<>();

        @Override
        public Set<StepKind> wants() {
            return StepKind.all();
        }

        @Override
        public void accept(Step step) {
            all.add(step);
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void twoRunsGiveEqualSteps(String name) {
        Steps one = new Steps();
        Steps other = new Steps();
        assertEquals(run(protocol(name), 5, List.of(one)), run(protocol(name), 5, List.of(other)));
        assertEquals(one.all, other.all);
        assertTrue(one.all.size() > 20, "something happened");
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void aMessageIsTheSameAtDeliveryAsWhenSent(String name) {
        Map<Long, Long> hashWhenSent = new LinkedHashMap<>();
        ContentHash hash = new ContentHash();
        TraceSink comparing = new TraceSink() {
            @Override
            public Set<StepKind> wants() {
                return Set.of(StepKind.SENT, StepKind.DELIVERED);
            }

            @Override
            public void accept(Step step) {
                if (step instanceof Step.Sent sent) hashWhenSent.put(sent.number(), hash.of(sent.message()));
                if (step instanceof Step.Delivered delivered) {
                    assertEquals(
                            hashWhenSent.get(delivered.cause()), hash.of(delivered.message()), delivered::toString);
                }
            }
        };
        run(protocol(name), 6, List.of(comparing));
        assertTrue(hashWhenSent.size() > 5, "messages were sent");
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void aCrashAtEveryStepKeepsEveryInvariant(String name) {
        Steps quiet = new Steps();
        run(protocol(name), 7, shortNanos(protocol(name)), List.of(quiet));
        Set<Moment> moments = new LinkedHashSet<>();
        for (Step step : quiet.all) moment(step).ifPresent(moments::add);
        assertTrue(moments.size() > 8, () -> "only " + moments.size() + " steps of nodes");
        long shortNanos = shortNanos(protocol(name));
        for (Moment moment : moments) {
            List<Check> checks = invariants();
            run(protocol(name), 7, shortNanos, checks, crash(moment.node(), moment.atNanos()));
            for (Check check : checks) {
                Verdict verdict = check.verdict(
                        new Evidence(protocol(name).spec(), List.of(), new History(List.of()), List.of(), shortNanos));
                assertTrue(
                        verdict.answer() != Verdict.Answer.VIOLATED,
                        () -> "crash at " + moment + ": " + check.name() + ": " + verdict);
            }
        }
    }

    /** A node, and when it did something: it crashes right after. */
    private record Moment(String node, long atNanos) {}

    private static Optional<Moment> moment(Step step) {
        Endpoint actor = null;
        if (step instanceof Step.Sent sent) actor = sent.from();
        if (step instanceof Step.Delivered delivered) actor = delivered.to();
        if (step instanceof Step.Wrote wrote) actor = wrote.node();
        if (step instanceof Step.BecameDurable durable) actor = durable.node();
        if (step instanceof Step.TimerFired fired) actor = fired.node();
        if (step instanceof Step.Noted noted) actor = noted.node();
        return actor instanceof NodeId node
                ? Optional.of(new Moment(node.name(), step.timeNanos() + 1))
                : Optional.empty();
    }

    /** What must hold at every step, whatever the protocol: a check that its notes do not concern stays undecided. */
    private static List<Check> invariants() {
        return List.of(
                new LogInvariants(),
                new OneLeaderPerTerm(),
                new AtMostOneValue(),
                new OnlyProposedValues(),
                new AtomicCommit(),
                new NoResurrection());
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void everyMessageAndTimerOfTheProtocolHasAHandler(String name) {
        Protocol<?, ?> protocol = protocol(name);
        Set<Class<?>> seen = new LinkedHashSet<>();
        TraceSink sink = new TraceSink() {
            @Override
            public Set<StepKind> wants() {
                return Set.of(StepKind.TIMER_SET);
            }

            @Override
            public void accept(Step step) {
                seen.add(((Step.TimerSet) step).timer().getClass());
            }
        };
        run(protocol, 8, List.of(sink)); // an unhandled message or timer stops a run with an error
        for (Class<?> message : Family.members(protocol.family()))
            assertTrue(protocol.handles(message), message::toString);
        for (Class<?> timer : seen) {
            for (Class<?> other : family(timer)) assertTrue(protocol.handles(other), other::toString);
        }
    }

    /** The records of the sealed interface of timers that a timer belongs to. */
    private static List<Class<?>> family(Class<?> timer) {
        for (Class<?> type : timer.getInterfaces()) if (type.isSealed()) return Family.members(type);
        return List.of(timer);
    }

    private static Fault crash(String node, long atNanos) {
        return new Fault(
                1,
                "crash " + node,
                new FaultAction.Crash(new Selector.Named(List.of(node))),
                new FaultTime.At(atNanos),
                Optional.of(Distribution.constant(70 * MS)));
    }
}
