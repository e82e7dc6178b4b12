package dev.splitbrain.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.random.Rng;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {
    @Test
    void nearestRankIsTheSmallestNumberThatEnoughDoNotExceed() {
        Quantiles hundred = Quantiles.of(LongStream.rangeClosed(1, 100).toArray());
        assertEquals(50, hundred.at(0.5));
        assertEquals(95, hundred.at(0.95));
        assertEquals(99, hundred.at(0.99));
        assertEquals(100, hundred.at(0.999));
        assertEquals(1, hundred.at(0));
        assertEquals(100, hundred.at(1));
        assertEquals(7, Quantiles.of(new long[] {7}).at(0.5));
        assertEquals(19, Quantiles.of(LongStream.rangeClosed(1, 20).toArray()).at(0.95));
    }

    @Test
    void quantilesAgreeWithCountingOnRandomSets() {
        Rng rng = new Rng(1);
        for (int round = 0; round < 200; round++) {
            long[] values = new long[1 + rng.nextInt(60)];
            for (int i = 0; i < values.length; i++) values[i] = rng.nextInt(20);
            for (int percent = 1; percent <= 100; percent++)
                assertEquals(counted(values, percent), Quantiles.of(values).at(percent / 100.0));
        }
    }

    /** The definition, word by word and in whole numbers. */
    private static long counted(long[] values, int percent) {
        return Arrays.stream(values)
                .filter(v -> Arrays.stream(values).filter(w -> w <= v).count() * 100L >= (long) percent * values.length)
                .min()
                .orElseThrow();
    }

    @Test
    void shareUpToCountsEqualNumbers() {
        Quantiles q = Quantiles.of(new long[] {3, 1, 3, 9});
        assertEquals(0, q.shareUpTo(0));
        assertEquals(0.75, q.shareUpTo(3));
        assertEquals(1, q.shareUpTo(9));
    }
}
