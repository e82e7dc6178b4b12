package dev.splitbrain.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.random.Rng;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final int DRAWS = 200_000;

    private static int[] counts(Keys keys, int count) {
        int[] counts = new int[count + 1];
        Rng rng = new Rng(7);
        for (int i = 0; i < DRAWS; i++) counts[keys.draw(rng)]++;
        return counts;
    }

    @Test
    void zipfFollowsItsLaw() {
        ZipfKeys zipf = new ZipfKeys(50, 0.99);
        int[] counts = counts(zipf, 50);
        double chiSquare = 0;
        for (int k = 1; k <= 50; k++) {
            double expected = DRAWS * zipf.probability(k);
            chiSquare += (counts[k] - expected) * (counts[k] - expected) / expected;
        }
        assertTrue(chiSquare < 85.4, "99.9th percentile for 49 degrees of freedom, got " + chiSquare);
        assertEquals(Math.pow(2, 0.99), zipf.probability(1) / zipf.probability(2), 1e-9);
        assertEquals(0, counts[0]);
    }

    @Test
    void zipfDrawsTheSameAsASearchThroughAllWeights() {
        ZipfKeys zipf = new ZipfKeys(1000, 1.5);
        Rng rng = new Rng(1);
        Rng same = new Rng(1);
        for (int i = 0; i < 2_000; i++) assertEquals(bySearch(zipf, same.nextDouble()), zipf.draw(rng));
    }

    private static int bySearch(ZipfKeys zipf, double u) {
        double total = 0;
        for (int k = 1; k < zipf.count(); k++) {
            total += zipf.probability(k);
            if (u < total - 1e-12) return k;
        }
        return zipf.count();
    }

    @Test
    void exponentZeroIsUniform() {
        assertEquals(0.1, new ZipfKeys(10, 0).probability(7), 1e-12);
    }

    @Test
    void hotKeysGetTheirShare() {
        int[] counts = counts(new HotKeys(100, 5, 0.8), 100);
        int hot = counts[1] + counts[2] + counts[3] + counts[4] + counts[5];
        assertEquals(0.8, (double) hot / DRAWS, 0.005);
        assertTrue(counts[100] > 0);
    }

    @Test
    void latestKeysMoveWithTheWrites() {
        LatestKeys latest = new LatestKeys(10, 3);
        Rng rng = new Rng(3);
        int newest = 0;
        for (int i = 0; i < 1_000; i++) if (latest.draw(rng, 23, true) == 3) newest++;
        assertTrue(newest > 700, "after 23 writes the newest of 10 keys is the fourth, drawn " + newest);
    }
}
