package dev.splitbrain.protocol.swim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.MembershipNote.Suspected;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.swim.SwimMessage.Ping;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SWIM's analysis says in numbers (Das et al. 2002, §3), each with a wrong variant that does not give them. */
class SwimNumbersTest {
    private static final long CRASH_SECONDS = 1;

    /** The period after the crash, counted from 1, in which somebody pinged the dead member first. */
    private static final class FirstDetection implements TraceSink {
        private long periods;

        @Override
        public Set<StepKind> wants() {
            return EnumSet.of(StepKind.NOTED);
        }

        @Override
        public void accept(Step step) {
            if (periods > 0 || !(((Step.Noted) step).note() instanceof Suspected suspected)) return;
            assertEquals("n1", suspected.member().name());
            periods = (step.timeNanos() - CRASH_SECONDS * Group.SECOND) / Group.SECOND; // found at the end of a period
        }
    }

    private static double meanDetection(int size, int runs, SwimSettings settings) {
        Group group = new Group(settings, size).crashing("n1", CRASH_SECONDS);
        double sum = 0;
        for (long seed = 1; seed <= runs; seed++) {
            FirstDetection first = group.lasting(12).run(seed, new FirstDetection());
            assertTrue(first.periods > 0, "nobody noticed");
            sum += first.periods;
        }
        return sum / runs;
    }

    @ParameterizedTest
    @CsvSource({"5, 2000, 1.463, .07", "10, 1500, 1.530, .08", "100, 300, 1.577, .17", "1000, 120, 1.5815, .26"})
    void firstDetectionTakesAsManyPeriodsAsTheFormulaSays(int size, int runs, double periods, double threeErrors) {
        assertEquals(periods, meanDetection(size, runs, Options.random().settings()), threeErrors);
    }

    @Test
    void whoMayProbeItselfDetectsLater() {
        SwimSettings settings = Options.random().wrong(Mutant.MAY_PROBE_ITSELF).settings();
        assertTrue(meanDetection(5, 2000, settings) > 1.463 + .07);
    }

    /** The most periods from one ping of a member by another to the next, over all pairs. */
    private static final class LongestGap implements TraceSink {
        private final Map<Long, Integer> lastPeriod = new HashMap<>();
        private final Map<Integer, Integer> periods = new HashMap<>();
        private int longest;

        @Override
        public Set<StepKind> wants() {
            return EnumSet.of(StepKind.SENT);
        }

        @Override
        public void accept(Step step) {
            Step.Sent sent = (Step.Sent) step;
            if (!(sent.message() instanceof Ping)) return;
            int from = ((NodeId) sent.from()).index();
            int period = periods.merge(from, 1, Integer::sum);
            Integer last = lastPeriod.put((long) from << 32 | ((NodeId) sent.to()).index(), period);
            longest = Math.max(longest, period - (last == null ? 0 : last));
        }
    }

    @ParameterizedTest
    @CsvSource({"5", "16", "20"})
    void roundRobinProbesEachMemberWithinTwoPasses(int size) {
        int bound = 2 * size - 1;
        Group inTurn = new Group(new Options().settings(), size).lasting(400);
        assertTrue(inTurn.run(1, new LongestGap()).longest <= bound);
        Group byChance = new Group(Options.random().settings(), size).lasting(400);
        assertTrue(byChance.run(1, new LongestGap()).longest > bound);
    }

    /** Messages, and probes that failed. */
    private static final class Counts implements TraceSink {
        private long messages;
        private long failed;

        @Override
        public Set<StepKind> wants() {
            return EnumSet.of(StepKind.SENT, StepKind.NOTED);
        }

        @Override
        public void accept(Step step) {
            if (step instanceof Step.Sent) messages++;
            if (step instanceof Step.Noted noted && noted.note() instanceof SwimNote.ProbeFailed) failed++;
        }
    }

    @ParameterizedTest
    @CsvSource({"5", "50", "500"})
    void aMemberSendsOnePingAndOneAckAPeriodHoweverManyThereAre(int size) {
        Group group = new Group(new Options().settings(), size).lasting(20);
        assertEquals(2.0 * 20 * size, group.run(1, new Counts()).messages, 2.0); // an ack may be missing at the end
        Group hasty = new Group(new Options().wrong(Mutant.ASKS_HELPERS_AT_ONCE).settings(), size).lasting(20);
        assertTrue(hasty.run(1, new Counts()).messages > 4.0 * 20 * size);
    }

    @ParameterizedTest
    @CsvSource({".1, 1", ".1, 3", ".3, 1", ".3, 3"})
    void lossMakesAProbeFailAsOftenAsTheFormulaSays(double loss, int helpers) {
        Options options = Options.random();
        options.helpers = helpers;
        options.piggyback = 0; // nobody is ever dropped
        options.mutant = Mutant.SUSPECTS_FOREVER;
        double direct = 1 - Math.pow(1 - loss, 2);
        double failing = direct * Math.pow(1 - Math.pow(1 - loss, 4), helpers);
        double probes = 100.0 * 1500;
        double threeErrors = 3 * Math.sqrt(failing * (1 - failing) / probes);
        Group group = new Group(options.settings(), 100).losing(loss).lasting(1500);
        assertEquals(failing, group.run(1, new Counts()).failed / probes, threeErrors + 1e-4);
    }

    @Test
    void whoIgnoresHelpersFailsWithEveryLostPing() {
        Options options = Options.random().wrong(Mutant.IGNORES_HELPERS);
        options.piggyback = 0;
        Group group = new Group(options.settings(), 100).losing(.1).lasting(5);
        assertTrue(group.run(1, new Counts()).failed / (100.0 * 5) > .12);
    }
}
