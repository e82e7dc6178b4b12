package dev.splitbrain.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RngTest {
    private static long[] draws(Rng rng, int count) {
        return LongStream.generate(rng::nextLong).limit(count).toArray();
    }

    /** The sequence that other implementations of SplitMix64 are tested with, published with rosettacode.org's task. */
    @Test
    void sequenceIsThePublishedOne() {
        long[] published = {
            6457827717110365317L,
            3203168211198807973L,
            Long.parseUnsignedLong("9817491932198370423"),
            4593380528125082431L,
            Long.parseUnsignedLong("16408922859458223821")
        };
        assertArrayEquals(published, draws(new Rng(1234567), 5));
    }

    /** Names are part of every result: a stream that moves changes all runs. */
    @Test
    void streamOfANameIsFrozen() {
        assertEquals(-9169407445567096638L, new Rng(1).stream("node.n3").nextLong());
        assertEquals(4157081723931955488L, new Rng(1).stream("link.n1>n2").nextLong());
        assertEquals(-4361813424517532349L, new Rng(1).stream("node.größe").nextLong());
        assertEquals(7801572705228376158L, new Rng(1).stream("node.ノード").nextLong());
        assertEquals(
                9108374955707178241L,
                new Rng(2).stream("node.n3").stream("disk").nextLong());
    }

    @Test
    void drawingFromOneStreamNeverMovesAnother() {
        Rng root = new Rng(7);
        long[] expected = draws(root.stream("a"), 20);
        Rng other = root.stream("b");
        Rng stream = root.stream("a");
        for (long draw : expected) {
            root.nextLong();
            other.nextDouble();
            root.stream("c").nextInt(3);
            assertEquals(draw, stream.nextLong());
        }
        assertArrayEquals(expected, draws(root.stream("a"), 20), "a root that has drawn has the same streams");
    }

    @Test
    void streamsOfLikeNamesAreUnlike() {
        Set<Long> firsts = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            for (int node = 1; node <= 50; node++)
                firsts.add(new Rng(seed).stream("node.n" + node).nextLong());
        }
        assertEquals(2500, firsts.size());
        assertEquals(0, correlation("node.n1", "node.n2"), 0.01);
        assertEquals(0, correlation("link.n1>n2", "link.n2>n1"), 0.01);
        assertEquals(1, correlation("same", "same"), 1e-12);
    }

    private static double correlation(String name, String other) {
        Rng a = new Rng(3).stream(name);
        Rng b = new Rng(3).stream(other);
        int count = 100_000;
        double sum = 0;
        for (int i = 0; i < count; i++) sum += (a.nextDouble() - 0.5) * (b.nextDouble() - 0.5);
        double correlation = sum / count * 12;
        return Math.abs(correlation - 1) < 0.01 ? 1 : correlation;
    }

    @Test
    void reseedingIsANewStream() {
        Rng rng = new Rng(1);
        rng.nextLong();
        assertArrayEquals(draws(new Rng(99), 5), draws(rng.reseed(99), 5));
        assertEquals(new Rng(99).stream("x").nextLong(), rng.stream("x").nextLong());
    }

    /** With 3·2⁶¹ results, plain remainders would give the lowest quarter of them twice as often as the others. */
    @Test
    void boundedDrawsAreUnbiased() {
        long bound = 3L << 61;
        assertEquals(1.0 / 3, share(rng -> rng.nextLong(bound) < bound / 3 ? 1 : 0), 0.004);
        assertEquals(1.0 / 3, share(rng -> rng.nextLong(bound) % 3 == 1 ? 1 : 0), 0.004);
        for (int bounds : new int[] {1, 2, 3, 7, 10, 1000}) {
            double third = (bounds - 1) / 2.0;
            assertEquals(third, share(rng -> rng.nextInt(bounds)), 0.004 * bounds);
        }
    }

    private static double share(ToDoubleFunction<Rng> draw) {
        Rng rng = new Rng(11);
        double sum = 0;
        for (int i = 0; i < 200_000; i++) sum += draw.applyAsDouble(rng);
        return sum / 200_000;
    }

    @Test
    void everyResultOfASmallBoundComesEquallyOften() {
        int[] counts = new int[6];
        Rng rng = new Rng(5);
        for (int i = 0; i < 600_000; i++) counts[rng.nextInt(6)]++;
        double chiSquare = 0;
        for (int count : counts) chiSquare += (count - 100_000.0) * (count - 100_000.0) / 100_000;
        assertTrue(chiSquare < 15.1, "chi-square " + chiSquare + " is beyond the 99th percentile for 5 degrees");
    }

    @Test
    void doublesStayBelowOneAndChancesKeepTheirEnds() {
        Rng rng = new Rng(8);
        for (int i = 0; i < 10_000; i++) {
            double draw = rng.nextDouble();
            assertTrue(draw >= 0 && draw < 1);
            assertFalse(rng.chance(0));
            assertTrue(rng.chance(1));
        }
        assertEquals(0.2, share(r -> r.chance(0.2) ? 1 : 0), 0.003);
    }

    @Test
    void boundMustBePositive() {
        assertThrows(IllegalArgumentException.class, () -> new Rng(1).nextLong(0));
        assertThrows(IllegalArgumentException.class, () -> new Rng(1).nextInt(-1));
    }
}
