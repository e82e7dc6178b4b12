package dev.splitbrain.protocol.swim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.swim.SwimSettings.Suspicion;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** The small pure parts: precedence of news, how long suspicions last, the shuffled order. */
class RulesTest {
    private static final NodeId N1 = new NodeId(0, "n1");

    /** SWIM §4.2, as the paper writes it down: which news with i override what is held with j. */
    private static boolean paper(Status news, int i, Status held, int j) {
        boolean aliveOver = (held == Status.SUSPECT || held == Status.ALIVE) && i > j;
        boolean suspectOver = held == Status.SUSPECT && i > j || held == Status.ALIVE && i >= j;
        boolean confirmOver = held == Status.ALIVE || held == Status.SUSPECT;
        return news == Status.ALIVE && aliveOver
                || news == Status.SUSPECT && suspectOver
                || news == Status.DEAD && confirmOver
                || news == Status.LEFT && confirmOver; // leaving is as final as dying
    }

    @Test
    void newsOverrideWhatIsHeldByTheRulesOfThePaper() {
        for (Status news : Status.values())
            for (Status held : Status.values())
                for (int i = 0; i < 4; i++)
                    for (int j = 0; j < 4; j++) {
                        Update update = new Update(N1, news, 1, i, N1);
                        Update before = new Update(N1, held, 1, j, N1);
                        assertEquals(paper(news, i, held, j), update.overrides(before), update + " over " + before);
                    }
    }

    @Test
    void aHigherGenerationIsAnotherMember() {
        for (Status news : Status.values())
            for (Status held : Status.values()) {
                assertTrue(new Update(N1, news, 2, 0, N1).overrides(new Update(N1, held, 1, 9, N1)));
                assertTrue(!new Update(N1, news, 1, 9, N1).overrides(new Update(N1, held, 2, 0, N1)));
            }
    }

    @Test
    void aSuspicionShrinksWithEachWhoSharesItFromLongestToShortest() {
        Options options = new Options();
        options.suspicion = Suspicion.DYNAMIC;
        SwimSettings settings = options.settings(); // α 5, β 6, K 3, periods of 1 s
        assertEquals(60_000, settings.suspicionNanos(100, 0) / 1_000_000);
        assertEquals(35_000, settings.suspicionNanos(100, 1) / 1_000_000); // 60 − 50·ln 2/ln 4
        assertEquals(20_375, settings.suspicionNanos(100, 2) / 1_000_000); // 60 − 50·ln 3/ln 4
        assertEquals(10_000, settings.suspicionNanos(100, 3) / 1_000_000);
        assertEquals(10_000, settings.suspicionNanos(100, 9) / 1_000_000);
        assertEquals(5_000, settings.suspicionNanos(2, 0) / 1_000_000, "nobody else is there to share it");
    }

    @Test
    void aFixedSuspicionGrowsWithTheLogarithmOfTheGroup() {
        SwimSettings settings = new Options().settings();
        assertEquals(5, settings.suspicionNanos(3, 0) / 1_000_000_000);
        assertEquals(15, settings.suspicionNanos(1000, 2) / 1_000_000_000);
    }

    @Test
    void aShuffleHasEachPlaceOnce() {
        for (int size = 1; size <= 70; size++)
            for (long key = 0; key < 20; key++) {
                Shuffle shuffle = new Shuffle(size, key * 0x9E3779B97F4A7C15L);
                BitSet seen = new BitSet();
                for (int place = 0; place < size; place++) seen.set(shuffle.at(place));
                assertEquals(size, seen.cardinality());
                assertEquals(size, seen.length());
            }
    }

    @Test
    void aShuffleFavoursNobody() {
        int keys = 20_000;
        for (int size : new int[] {3, 5, 10}) {
            int[] first = new int[size];
            for (int key = 0; key < keys; key++) first[new Shuffle(size, key * 0x9E3779B97F4A7C15L).at(0)]++;
            for (int count : first) assertEquals(1.0 / size, count / (double) keys, .012);
        }
    }
}
