package dev.splitbrain.protocol.crdt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.protocol.shared.clock.Dot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Merging is a join: in every run of four updates and merges at two replicas, over all states and deltas that there ever were. (Of
 * different runs they do not compare: there one dot, or one stamp, may mean two things.)
 */
class JoinsTest {
    private static final int STEPS = 4;
    private static final List<String> REPLICAS = List.of("n1", "n2");

    /** Two replicas so far, and all states and deltas of their run. */
    private record Run(Crdt one, Crdt other, Set<Crdt> seen) {
        Crdt at(int replica) {
            return replica == 0 ? one : other;
        }

        Run then(int replica, Crdt state, Crdt delta) {
            Set<Crdt> more = new LinkedHashSet<>(seen);
            more.add(delta);
            more.add(state);
            return replica == 0 ? new Run(state, other, more) : new Run(one, state, more);
        }
    }

    private static Set<Run> runs(CrdtType type) {
        Set<Run> runs = Set.of(new Run(type.nothing(), type.nothing(), Set.of(type.nothing())));
        for (int step = 0; step < STEPS; step++) {
            Set<Run> next = new LinkedHashSet<>();
            for (Run run : runs) {
                for (int replica = 0; replica < 2; replica++) {
                    Crdt here = run.at(replica);
                    for (Crdt delta : deltas(here, REPLICAS.get(replica), step)) {
                        Crdt after = here.merge(delta);
                        assertTrue(here.isWithin(after) && delta.isWithin(after), "an update only moves up");
                        next.add(run.then(replica, after, delta));
                    }
                    next.add(run.then(replica, here.merge(run.at(1 - replica)), here));
                }
            }
            runs = next;
        }
        return runs;
    }

    /** Every update there is, but for one of an element that only n2 adds. */
    private static List<Crdt> deltas(Crdt here, String replica, int step) {
        List<Crdt> deltas = new ArrayList<>();
        if (here instanceof GCounter counter) deltas.add(counter.increment(replica, 1));
        if (here instanceof PnCounter counter)
            deltas.addAll(List.of(counter.add(replica, 2), counter.add(replica, -1)));
        if (here instanceof LwwRegister register) {
            deltas.add(register.assignByCount(replica, replica + step));
        }
        if (here instanceof MvRegister register) {
            deltas.add(
                    register.assign(replica, replica + step, register.assigned().seen()));
            deltas.add(register.assign(replica, replica + step, CausalContext.NOTHING));
        }
        if (here instanceof TwoPhaseSet set)
            deltas.addAll(List.of(set.add("x"), set.remove("x"), set.add("y"), set.remove("y")));
        if (here instanceof OrSet set) deltas.addAll(List.of(set.add(replica, "x"), set.remove("x")));
        if (here instanceof OrSet set && replica.equals("n2")) deltas.add(set.add(replica, "y"));
        return deltas;
    }

    @ParameterizedTest
    @EnumSource(CrdtType.class)
    void mergingIsAJoin(CrdtType type) {
        assertTrue(runs(type).size() >= 20);
        assertEquals(Set.of(""), broken(type, Crdt::merge));
    }

    /** The laws that a merge breaks in some run. */
    private static Set<String> broken(CrdtType type, BiFunction<Crdt, Crdt, Crdt> merge) {
        Set<Set<Crdt>> different = new LinkedHashSet<>();
        for (Run run : runs(type)) different.add(run.seen());
        Set<String> broken = new TreeSet<>();
        for (Set<Crdt> seen : different) broken.add(broken(List.copyOf(seen), merge));
        return broken;
    }

    /** The first law that a merge breaks on these, in words; empty where it is a join. */
    private static String broken(List<Crdt> all, BiFunction<Crdt, Crdt, Crdt> merge) {
        for (Crdt a : all) {
            if (!merge.apply(a, a).equals(a)) return "idempotent";
            for (Crdt b : all) {
                Crdt both = merge.apply(a, b);
                if (!both.equals(merge.apply(b, a))) return "commutative";
                for (Crdt c : all)
                    if (!merge.apply(both, c).equals(merge.apply(a, merge.apply(b, c)))) return "associative";
            }
        }
        return "";
    }

    @ParameterizedTest
    @CsvSource({"ADDS_WHEN_MERGING, G_COUNTER, idempotent", "TIES_BY_ARRIVAL, LWW_REGISTER, commutative"})
    void wrongMergesBreakALaw(Mutant mutant, CrdtType type, String law) {
        assertTrue(broken(type, (mine, heard) -> Mistakes.merge(mutant, mine, heard))
                .contains(law));
    }

    @Test
    void aUnionIsAJoinTooAndForgetsRemovals() {
        BiFunction<Crdt, Crdt, Crdt> union =
                (mine, heard) -> Mistakes.merge(Mutant.FORGETS_WHAT_WAS_REMOVED, mine, heard);
        assertEquals(Set.of(""), broken(CrdtType.OR_SET, union));
        OrSet added = OrSet.EMPTY.add("n1", "x");
        OrSet removed = added.merge(added.remove("x"));
        assertEquals(List.of(), added.merge(removed).values());
        assertEquals(List.of("x"), union.apply(removed, added).values());
    }

    @Test
    void additionsWinOverRemovalsThatHaveNotSeenThem() {
        OrSet both = OrSet.EMPTY.add("n1", "x");
        OrSet removed = both.merge(both.remove("x"));
        OrSet addedAgain = both.merge(both.add("n2", "x"));
        assertTrue(removed.merge(addedAgain).contains("x"));
        assertFalse(removed.merge(both).contains("x"));
        TwoPhaseSet there = TwoPhaseSet.EMPTY.merge(TwoPhaseSet.EMPTY.add("x"));
        TwoPhaseSet gone = there.merge(there.remove("x"));
        assertFalse(gone.merge(there.merge(there.add("x"))).contains("x"));
    }

    @Test
    void aContextIsASetOfDotsHoweverItCameAbout() {
        List<Dot> dots = List.of(new Dot("n1", 1), new Dot("n1", 2), new Dot("n1", 3), new Dot("n2", 2));
        for (int subset = 0; subset < 16; subset++) {
            CausalContext context = CausalContext.NOTHING;
            Set<Dot> in = new LinkedHashSet<>();
            for (int i = 3; i >= 0; i--) {
                if ((subset & 1 << i) == 0) continue;
                in.add(dots.get(i));
                context = context.with(dots.get(i));
            }
            for (Dot dot : dots) assertEquals(in.contains(dot), context.has(dot));
            assertEquals(CausalContext.of(in), context);
        }
    }

    @Test
    void aStateReadsWell() {
        GCounter clicks = GCounter.ZERO.increment("n1", 3).merge(GCounter.ZERO.increment("n2", 4));
        assertEquals("7 = n1: 3, n2: 4", clicks.toString());
        PnCounter stock = PnCounter.ZERO.add("n1", 3).merge(PnCounter.ZERO.add("n2", -1));
        assertEquals("2 = n1: +3 -0, n2: +0 -1", stock.toString());
        assertEquals("{milk (n1 1)} seen [n1 1]", OrSet.EMPTY.add("n1", "milk").toString());
    }
}
