package dev.splitbrain.protocol.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.node.TestContext;
import dev.splitbrain.protocol.shared.clock.VectorClock;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.VersionedStore;
import dev.splitbrain.spec.VersionedStore.Put;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the versions, replicas that have heard the same hold the same; and multi-value stores keep what nobody has read. */
class StatesTest {
    private static final int REPLICAS = 3;
    private final List<TestContext<VersionsMessage>> contexts = new ArrayList<>();
    private final List<Versioning> versioning = new ArrayList<>();

    private void replicas(Versions versions) {
        for (int i = 1; i <= REPLICAS; i++) {
            TestContext<VersionsMessage> ctx = new TestContext<>(i, REPLICAS, VersionedStore.SPEC);
            contexts.add(ctx);
            versioning.add(new Versioning(ctx, settings(versions)));
        }
    }

    private static Settings settings(Versions versions) {
        Settings d = Settings.defaults();
        return new Settings(
                versions,
                d.n(),
                d.r(),
                d.w(),
                d.asks(),
                d.patience(),
                d.sloppy(),
                d.hintedHandoff(),
                d.readRepair(),
                d.antiEntropy(),
                d.clockBound(),
                d.mutant());
    }

    /** States as they come about when clients read, write and replicas merge by chance. */
    private List<State> reachable(Versions versions, long seed) {
        replicas(versions);
        Rng rng = new Rng(seed);
        List<State> held = new ArrayList<>();
        for (Versioning each : versioning) held.add(each.nothing());
        List<State> all = new ArrayList<>(held);
        Object[] contextOf = new Object[4];
        for (long step = 1; step < 60; step++) {
            int at = rng.nextInt(REPLICAS);
            int client = rng.nextInt(4);
            contexts.get(at).advance(Duration.ofMillis(rng.nextInt(5)));
            switch (rng.nextInt(3)) {
                case 0 -> contextOf[client] = held.get(at).context();
                case 1 -> held.set(at, held.get(at).merge(held.get(rng.nextInt(REPLICAS))));
                default -> {
                    Put put = new Put("k", step, Optional.ofNullable(contextOf[client]));
                    RequestId id = new RequestId(new ClientId(client, "c" + client), step);
                    State written =
                            versioning.get(at).write(id, put, held.get(at)).state();
                    held.set(at, held.get(at).merge(written));
                }
            }
            all.add(held.get(at));
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void mergingIsCommutativeAssociativeAndIdempotent(Versions versions) {
        List<State> states = new ArrayList<>(new java.util.LinkedHashSet<>(reachable(versions, 1)));
        for (State a : states) {
            assertEquals(a, a.merge(a));
            for (State b : states) {
                assertEquals(a.merge(b), b.merge(a));
                if (versions == Versions.VERSION_VECTOR) continue; // it forgets which count belongs to which value
                for (State c : states) assertEquals(a.merge(b).merge(c), a.merge(b.merge(c)));
            }
        }
    }

    /** One writes what the other has replaced already; a plain vector cannot tell, and must not choose differently. */
    @Test
    void replicasWithEqualVectorsAndOtherValuesAgreeOnAll() {
        VectorClock vector = VectorClock.ZERO.with("n1", 2).with("n2", 1);
        State one = new VersionVectorState(vector, List.of("a", "b"));
        State other = new VersionVectorState(vector, List.of("b"));
        assertEquals(one, one.merge(other));
        assertEquals(one, other.merge(one));
    }

    /** Against the dumbest store there is: it remembers the whole past of every write. */
    @ParameterizedTest
    @EnumSource(names = {"VECTOR_CLOCK", "DOTTED_VERSION_VECTOR"})
    void siblingsAreExactlyTheWritesThatNobodyHasReadAndReplaced(Versions versions) {
        for (long seed = 1; seed <= 20; seed++) {
            contexts.clear();
            versioning.clear();
            replicas(versions);
            Rng rng = new Rng(seed);
            State state = versioning.get(0).nothing();
            Set<Object> alive = new HashSet<>();
            List<Set<Object>> seen = new ArrayList<>();
            Object[] contextOf = new Object[3];
            for (int i = 0; i < 3; i++) seen.add(new HashSet<>());
            for (long step = 1; step < 40; step++) {
                int client = rng.nextInt(3);
                if (rng.chance(.5)) {
                    contextOf[client] = state.context();
                    seen.set(client, new HashSet<>(state.values()));
                    continue;
                }
                // One client never writes twice without reading: by client, its second write replaces the first.
                if (contextOf[client] == null && versions == Versions.VECTOR_CLOCK) continue;
                Put put = new Put("k", step, Optional.ofNullable(contextOf[client]));
                RequestId id = new RequestId(new ClientId(client, "c" + client), step);
                state = state.merge(
                        versioning.get(rng.nextInt(1)).write(id, put, state).state());
                alive.removeAll(seen.get(client));
                alive.add(step);
                seen.get(client).clear();
                contextOf[client] = versions == Versions.VECTOR_CLOCK ? null : contextOf[client];
                assertEquals(alive, new HashSet<>(state.values()), "seed " + seed + " step " + step);
            }
        }
    }
}
