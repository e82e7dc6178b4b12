package dev.splitbrain.protocol.paxos.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TestContext;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The heart of Fast Paxos against every way in which acceptors can vote, and every part of it that one can hear of. */
class PickTest {
    private static final int VALUES = 3;

    /** How many ballots there are in which a value was chosen and a quorum of promises makes the coordinator pick another. */
    private static int wrongPicks(int acceptors, Rules rules) {
        int classicQuorum = acceptors / 2 + 1;
        int fastQuorum = rules.fastQuorum(acceptors, classicQuorum);
        List<NodeId> nodes = TestContext.nodes(acceptors);
        int wrong = 0;
        for (int code = 0; code < Math.pow(VALUES + 1, acceptors); code++) {
            int[] votes = digits(code, acceptors); // 0 for none
            Optional<Object> chosen = tally(votes, nodes, -1).chosenBy(fastQuorum);
            if (chosen.isEmpty()) continue;
            for (int heard = 0; heard < 1 << acceptors; heard++) {
                if (Integer.bitCount(heard) < classicQuorum) continue;
                if (!rules.pick(tally(votes, nodes, heard)).equals(chosen)) wrong++;
            }
        }
        return wrong;
    }

    private static int[] digits(int code, int count) {
        int[] digits = new int[count];
        for (int i = 0; i < count; i++, code /= VALUES + 1) digits[i] = code % (VALUES + 1);
        return digits;
    }

    private static Tally tally(int[] votes, List<NodeId> nodes, int heard) {
        Tally tally = new Tally();
        for (int i = 0; i < votes.length; i++) {
            if (votes[i] > 0 && (heard >> i & 1) == 1) tally.add(nodes.get(i), votes[i]);
        }
        return tally;
    }

    @Test
    void aValueThatWasChosenIsPickedWhateverAQuorumHearsOf() {
        for (int acceptors = 1; acceptors <= 6; acceptors++) assertEquals(0, wrongPicks(acceptors, new Rules()));
    }

    @Test
    void oneVoteLessForAFastQuorumIsTooFew() {
        for (int acceptors = 3; acceptors <= 6; acceptors++) {
            Rules oneLess = new Rules() {
                @Override
                int fastQuorum(int all, int classicQuorum) {
                    return super.fastQuorum(all, classicQuorum) - 1;
                }
            };
            assertTrue(wrongPicks(acceptors, oneLess) > 0, acceptors + " acceptors");
        }
    }

    @Test
    void theMutantPicksWrongly() {
        assertTrue(wrongPicks(4, Mutant.PICKS_ANY_VOTE.rules()) > 0);
        assertTrue(wrongPicks(5, Mutant.FAST_QUORUM_TOO_SMALL.rules()) > 0);
    }

    @Test
    void fastQuorumsAreThoseOfThePaper() {
        Rules rules = new Rules();
        int[] sizes = {3, 3, 4, 5, 6, 6, 7}; // for 3 to 9 acceptors, classic quorums being majorities
        for (int n = 3; n <= 9; n++) assertEquals(sizes[n - 3], rules.fastQuorum(n, n / 2 + 1), n + " acceptors");
    }

    @Test
    void aBallotHasCollidedOnceNoValueCanReachAQuorum() {
        List<NodeId> nodes = TestContext.nodes(4);
        assertEquals(false, tally(new int[] {1, 2, 0, 0}, nodes, -1).isCollided(4, 3), "1 may get two more");
        assertEquals(true, tally(new int[] {1, 2, 3, 0}, nodes, -1).isCollided(4, 3), "nobody can get two more");
        assertEquals(true, tally(new int[] {1, 2, 2, 1}, nodes, -1).isCollided(4, 3));
        assertEquals(false, tally(new int[] {1, 2, 2, 0}, nodes, -1).isCollided(4, 3));
        assertEquals(false, tally(new int[] {0, 0, 0, 0}, nodes, -1).isCollided(4, 3));
    }
}
