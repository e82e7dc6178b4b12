package dev.splitbrain.protocol.paxos.single;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.protocol.Lab;
import dev.splitbrain.protocol.paxos.Soak;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Accepted;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.single.PaxosMessage.Promise;
import dev.splitbrain.spec.Consensus.Propose;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each mistake is caught: by the shortest schedule that shows it, which is harmless where it is not made, or in bad weather. */
class MutantsTest {
    private static final Propose SEVEN = new Propose("x", 7);
    private static final Propose NINE = new Propose("x", 9);

    private static Lab<PaxosMessage> lab(PaxosSettings settings, int size) {
        return new Lab<>(Paxos.protocol(settings), size);
    }

    private static PaxosSettings with(Mutant mutant) {
        return PaxosSettings.defaults().withMutant(mutant);
    }

    /** n2 promises ballot 3 to n3 and crashes; then ballot 1's Accept, long on its way, reaches it. */
    private static List<Object> promiseThenCrash(Mutant mutant) {
        Lab<PaxosMessage> lab = lab(with(mutant), 3);
        lab.ask(1, SEVEN);
        lab.deliver(Prepare.class, 1, 2);
        lab.deliver(Promise.class, 2, 1); // n1 has a majority, and its Accept is on its way to n2
        lab.lose(flight -> flight.message() instanceof Prepare);
        lab.ask(3, NINE);
        lab.deliver(Prepare.class, 3, 2);
        lab.deliver(Promise.class, 2, 3); // n3 has a majority that reports nothing
        lab.restart(2);
        lab.deliver(Accept.class, 1, 2);
        lab.deliverAll();
        return lab.decided("x");
    }

    @Test
    void aForgottenPromiseLetsTwoValuesBeChosen() {
        assertEquals(List.of(9), promiseThenCrash(Mutant.NONE));
        assertEquals(2, promiseThenCrash(Mutant.FORGETS_PROMISE).size());
    }

    /** 7 is chosen by n1 and n2; n2 crashes; n3 asks it what it accepted. */
    private static List<Object> voteThenCrash(Mutant mutant) {
        Lab<PaxosMessage> lab = lab(with(mutant), 3);
        lab.ask(1, SEVEN);
        lab.deliver(Prepare.class, 1, 2);
        lab.deliver(Promise.class, 2, 1);
        lab.deliver(Accept.class, 1, 2);
        lab.deliver(Accepted.class, 2, 1);
        lab.loseAll();
        lab.restart(2);
        lab.crash(1);
        lab.ask(3, NINE);
        lab.deliverAll();
        return lab.decided("x");
    }

    @Test
    void aForgottenVoteLetsTwoValuesBeChosen() {
        assertEquals(List.of(7), voteThenCrash(Mutant.NONE));
        assertEquals(List.of(7, 9), voteThenCrash(Mutant.FORGETS_VOTE));
    }

    /** n1, a proposer and nothing else, crashes while its Accepts are on their way, and has another value when it is back. */
    private static List<Object> ballotThenCrash(Mutant mutant) {
        List<String> roles = List.of("proposer", "acceptor", "acceptor", "acceptor", "learner");
        Lab<PaxosMessage> lab = new Lab<>(Paxos.protocol(with(mutant)), roles);
        lab.ask(1, SEVEN);
        lab.deliver(Prepare.class, List.of(2, 3));
        lab.deliver(Promise.class, List.of(1));
        lab.restart(1);
        lab.ask(1, NINE);
        lab.deliver(Prepare.class, List.of(2, 3));
        lab.deliver(Promise.class, List.of(1));
        lab.deliver(Accept.class, 1, 2); // the proposal of before the crash
        lab.deliver(Accept.class, 1, 3);
        lab.deliver(Accepted.class, List.of(5));
        lab.loseIfAny(flight -> flight.message() instanceof Accepted);
        lab.loseIfAny(flight ->
                flight.message() instanceof Accept accept && accept.value().equals(7));
        lab.deliverAll();
        return lab.decided("x");
    }

    @Test
    void aForgottenBallotLetsTwoValuesShareOne() {
        assertEquals(List.of(9), ballotThenCrash(Mutant.NONE));
        assertEquals(List.of(7, 9), ballotThenCrash(Mutant.FORGETS_BALLOT));
    }

    /** n1 and n2 of four choose 7 without the others, who then choose 9. */
    private static List<Object> twoHalves(PaxosSettings settings) {
        Lab<PaxosMessage> lab = lab(settings, 4);
        lab.ask(1, SEVEN);
        lab.deliver(Prepare.class, 1, 2);
        lab.deliver(Promise.class, List.of(1));
        lab.deliver(Accept.class, List.of(2));
        lab.deliver(Accepted.class, List.of(1, 2));
        lab.loseAll();
        lab.ask(3, NINE);
        lab.deliver(Prepare.class, 3, 4);
        lab.deliver(Promise.class, List.of(3));
        lab.deliver(Accept.class, List.of(4));
        lab.deliver(Accepted.class, List.of(3, 4));
        return lab.decided("x");
    }

    @Test
    void halfIsNoMajority() {
        assertEquals(List.of(), twoHalves(with(Mutant.NONE)));
        assertEquals(List.of(7, 9), twoHalves(with(Mutant.MAJORITY_OFF_BY_ONE)));
    }

    @Test
    void quorumsThatDoNotMeetAreUnsafeAndThoseThatDoAreSafe() {
        PaxosSettings settings = PaxosSettings.defaults();
        assertEquals(List.of(7, 9), twoHalves(settings.withQuorums(2, 2)), "q1 + q2 = n");
        assertEquals(List.of(), twoHalves(settings.withQuorums(3, 2)), "q1 + q2 = n + 1");
        assertEquals(List.of(), twoHalves(settings.withQuorums(2, 3)), "q1 + q2 = n + 1");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "FORGETS_BALLOT"}) // which needs the schedule above
    void badWeatherFindsEachMistake(Mutant mutant) {
        long seed = Soak.firstWrong(200, s -> PaxosRuns.storm(s, with(mutant)));
        assertTrue(seed > 0, () -> "200 runs did not find " + mutant);
    }
}
