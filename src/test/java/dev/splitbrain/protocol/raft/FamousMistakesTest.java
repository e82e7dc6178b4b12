package dev.splitbrain.protocol.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The famous mistakes, step by step: the mutant goes wrong, Raft on the same steps does not. */
class FamousMistakesTest {
    private static final String COMMITTED_2 = "n1 Committed[throughIndex=2]";

    /** Raft figure 8: an entry of an earlier term is on a majority, and overwritten. */
    private static Script figureEight(Mutant mutant) {
        InitialState oneEntry = new InitialState(List.of(1, 1, 1, 1, 1), Optional.empty());
        Script script = new Script(5, Options.with("initial", oneEntry, "noOp", false, "mutant", mutant));
        // (a) n1 leads term 2 and gets its entry to n2 only.
        script.campaign(1);
        script.talk(1, 2, 3, 4, 5);
        script.write(1);
        script.deliver(1, 2);
        script.loseTheRest();
        // (b) n1 crashes; n5 leads term 3 with the votes of n3 and n4, and has an entry of its own.
        script.crash(1);
        script.campaign(5);
        script.talk(5, 3, 4);
        script.write(5);
        script.loseTheRest();
        // (c) n5 crashes; n1 comes back, leads term 4, and gets the old entry to n3: a majority has it.
        script.crash(5);
        script.restart(1);
        script.campaign(1);
        script.talk(1, 2, 3);
        script.loseTheRest();
        script.campaign(1);
        script.talk(1, 2, 3, 4);
        script.heartbeat(1);
        script.talk(1, 2, 3);
        script.loseTheRest();
        // (d) n1 crashes; n5 comes back, wins with a later last term, and overwrites the entry everywhere.
        script.crash(1);
        script.restart(5);
        script.campaign(5);
        script.talk(5, 2, 3, 4);
        script.campaign(5);
        script.talk(5, 2, 3, 4);
        script.write(5);
        script.talk(5, 2, 3, 4);
        return script;
    }

    @Test
    void countingReplicasOfEarlierTermsLosesACommittedEntry() {
        Script wrong = figureEight(Mutant.COUNTS_EARLIER_TERMS);
        assertTrue(wrong.happened(COMMITTED_2), wrong.text());
        assertTrue(wrong.violation().startsWith("leader completeness: n5"), wrong.violation());
        Script right = figureEight(Mutant.NONE);
        assertFalse(right.happened(COMMITTED_2), right.text());
        assertEquals("", right.violation());
        assertEquals(List.of(1L, 3L, 5L), right.logTerms(3), "overwritten, but nobody had been told of it");
    }

    /** Ongaro, raft-dev 2015: two leaders change the members of one and the same configuration. */
    private static Script membershipFlaw(Mutant mutant) {
        Optional<String> none = Optional.empty();
        Order addN5 =
                new Order(Duration.ZERO, Optional.of("n1"), Optional.of("n5"), none, none, List.of(), none, false);
        Order removeN1 =
                new Order(Duration.ZERO, Optional.of("n2"), none, none, Optional.of("n1"), List.of(), none, false);
        List<String> members = List.of("n1", "n2", "n3", "n4");
        Script script = new Script(
                5,
                Options.with(
                        "members", members, "catchUp", false, "orders", List.of(addN5, removeN1), "mutant", mutant));
        // n1 leads four members and adds n5; only n5 hears of it.
        script.campaign(1);
        script.talk(1, 2, 3, 4);
        script.order(1, 0);
        script.talk(1, 5);
        script.loseTheRest();
        // n2 leads, by the old four, and removes n1; only n3 hears of it: two of three new members.
        script.campaign(2);
        script.ask(2, 3, 4);
        script.loseTheRest();
        script.order(2, 1);
        script.heartbeat(2);
        script.talk(2, 3);
        script.loseTheRest();
        // n1 leads again, by the five of which it knows: n1, n4 and n5.
        script.campaign(1);
        script.talk(1, 4, 5);
        script.campaign(1);
        script.talk(1, 4, 5);
        return script;
    }

    @Test
    void changingMembersBeforeCommittingInTheTermLetsTwoMajoritiesDecide() {
        Script wrong = membershipFlaw(Mutant.CHANGES_MEMBERS_BEFORE_COMMIT);
        assertTrue(wrong.violation().contains("n1"), wrong.violation() + "\n" + wrong.text());
        Script right = membershipFlaw(Mutant.NONE);
        assertEquals("", right.violation(), right.text());
        assertFalse(right.text().contains("ChangedMembers[term=2"), "n2 waits until its empty entry is committed");
    }

    /** n3 votes, forgets it in a crash, and votes again in the same term. */
    private static Script forgottenVote(Mutant mutant) {
        Script script = new Script(3, Options.with("mutant", mutant));
        script.campaign(1);
        script.ask(1, 3);
        script.loseTheRest();
        script.crash(3);
        script.restart(3);
        script.campaign(2);
        script.ask(2, 3);
        return script;
    }

    @Test
    void forgottenVoteElectsTwoLeadersOfOneTerm() {
        Script wrong = forgottenVote(Mutant.FORGETS_VOTE);
        assertTrue(wrong.violation().startsWith("election safety: n2"), wrong.violation() + wrong.text());
        Script right = forgottenVote(Mutant.NONE);
        assertEquals("", right.violation());
        assertFalse(right.happened("n2 BecameLeader[term=1]"), right.text());
    }

    @Test
    void voteForAStaleLogLosesCommittedEntries() {
        Script wrong = staleCandidate(Mutant.VOTES_FOR_STALE_LOGS);
        assertTrue(wrong.violation().startsWith("leader completeness: n3"), wrong.violation() + wrong.text());
        Script right = staleCandidate(Mutant.NONE);
        assertEquals("", right.violation());
        assertFalse(right.happened("n3 BecameLeader[term=2]"), right.text());
    }

    /** n1 and n2 commit without n3, which then stands for election. */
    private static Script staleCandidate(Mutant mutant) {
        Script script = new Script(3, Options.with("mutant", mutant));
        script.campaign(1);
        script.talk(1, 2);
        script.write(1);
        script.talk(1, 2);
        script.loseTheRest();
        script.campaign(3);
        script.ask(3, 2);
        script.campaign(3);
        script.ask(3, 2);
        return script;
    }
}
