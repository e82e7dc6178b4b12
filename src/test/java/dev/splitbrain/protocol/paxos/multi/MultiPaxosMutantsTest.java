package dev.splitbrain.protocol.paxos.multi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.protocol.paxos.Soak;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Accepted;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.CatchUp;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.ChosenEntries;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Heartbeat;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosTimer.HeartbeatInterval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each mistake is caught: by the shortest schedule that shows it, which is harmless where it is not made, or in bad weather. */
class MultiPaxosMutantsTest {
    private static Group group(Mutant mutant, int size) {
        return new Group(MultiPaxosSettings.defaults().withMutant(mutant), size);
    }

    private static long valuesInSlot1(Group group) {
        return group.lab.decided(1L).size();
    }

    /** n2 promises n3 and crashes; then the old leader's proposal, long on its way, reaches it. */
    private static Group promiseThenCrash(Mutant mutant) {
        Group group = group(mutant, 3).elect(1, 2);
        group.write(1, 10);
        group.elect(3, 2);
        group.lab.restart(2);
        group.lab.deliver(Accept.class, 1, 2);
        group.lab.loseIfAny(flight -> flight.message() instanceof Accept);
        if (!group.lab.flying(Accepted.class).isEmpty()) group.lab.deliver(Accepted.class, 2, 1);
        group.write(3, 20);
        group.settle(3);
        return group;
    }

    @Test
    void aForgottenPromiseLetsTwoLeadersHaveTheirWay() {
        assertEquals(1, valuesInSlot1(promiseThenCrash(Mutant.NONE)));
        assertEquals(2, valuesInSlot1(promiseThenCrash(Mutant.FORGETS_PROMISE)));
    }

    /** n1 has 10 chosen by n2, whose memory is asked for it by the next leader. */
    private static Group choiceThenNewLeader(Mutant mutant) {
        Group group = group(mutant, 3).elect(1, 2);
        group.write(1, 10);
        group.lab.deliver(Accept.class, 1, 2);
        group.lab.deliver(Accepted.class, 2, 1);
        group.lab.loseAll();
        group.lab.restart(2);
        group.lab.crash(1);
        group.elect(3, 2);
        group.write(3, 20);
        group.settle(3);
        return group;
    }

    @Test
    void aForgottenVoteLosesWhatWasChosen() {
        assertEquals(1, valuesInSlot1(choiceThenNewLeader(Mutant.NONE)));
        assertEquals(2, valuesInSlot1(choiceThenNewLeader(Mutant.FORGETS_VOTE)));
    }

    @Test
    void aLeaderThatIgnoresReportsOverwritesWhatWasChosen() {
        assertEquals(2, valuesInSlot1(choiceThenNewLeader(Mutant.IGNORES_REPORTED_VOTES)));
    }

    /** n1 keeps a vote of its own ballot, though another ballot's leader had something else chosen. */
    private static Group staleVote(Mutant mutant) {
        Group group = group(mutant, 3).elect(1, 2);
        group.write(1, 10);
        group.lab.loseAll();
        group.elect(3, 2);
        group.write(3, 20);
        group.lab.deliver(Accept.class, 3, 2);
        group.lab.deliver(Accepted.class, 2, 3);
        group.lab.loseAll();
        group.lab.fire(3, new HeartbeatInterval());
        group.lab.deliver(Heartbeat.class, 3, 1);
        group.lab.deliver(CatchUp.class, List.of(3));
        group.lab.deliver(ChosenEntries.class, List.of(1));
        return group;
    }

    @Test
    void aStaleVoteIsNotWhatWasChosen() {
        assertEquals(List.of("20"), staleVote(Mutant.NONE).executed(1));
        assertEquals(List.of("10"), staleVote(Mutant.LEARNS_STALE_VOTE).executed(1));
    }

    /** Slot 1 reaches nobody, slot 2 is chosen, and the leader is gone. */
    private static Group gap(Mutant mutant) {
        Group group = group(mutant, 3).elect(1, 2);
        group.write(1, 10);
        group.lab.loseAll();
        group.write(1, 20);
        group.lab.deliver(Accept.class, 1, 2);
        group.lab.loseAll();
        group.lab.crash(1);
        group.elect(3, 2);
        group.write(3, 30);
        group.settle(3);
        return group;
    }

    @Test
    void behindAGapNothingIsEverExecuted() {
        assertEquals(List.of("-", "20", "30"), gap(Mutant.NONE).executed(3));
        assertEquals(List.of(), gap(Mutant.FILLS_NO_GAPS).executed(3));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "FORGETS_PROMISE"}) // which needs the schedule above
    void badWeatherFindsEachMistake(Mutant mutant) {
        MultiPaxosSettings settings = MultiPaxosSettings.defaults().withMutant(mutant);
        long seed = Soak.firstWrong(150, s -> MultiPaxosRuns.storm(s, settings));
        assertTrue(seed > 0, () -> "150 runs did not find " + mutant);
    }
}
