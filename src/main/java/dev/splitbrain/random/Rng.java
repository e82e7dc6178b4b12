package dev.splitbrain.random;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A source of chance with a name: SplitMix64 (Steele, Lea and Flood 2014, figure 16), its sequence frozen by a test.
 *
 * <p>A stream is a function of the root seed and its path of names, never of what other streams drew. So two protocols
 * under one seed meet the same clients, faults and link weather.
 */
public final class Rng {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final double DOUBLE_UNIT = 0x1.0p-53;

    private final List<Rng> family; // all that begin anew together; null for a stream that never does
    private long seed;
    private long state;

    /** The stream of a seed; equal seeds give equal sequences on every machine. */
    public Rng(long seed) {
        this(seed, null);
    }

    private Rng(long seed, List<Rng> family) {
        this.family = family;
        if (family != null) family.add(this);
        reseed(seed);
    }

    /** The same stream, which can begin anew with all that descend from it. */
    public static Rng ofFamily(long seed) {
        return new Rng(seed, new ArrayList<>());
    }

    /** A stream of its own, by name: {@code rng.stream("node.n3")}. Drawing from this one does not move it. */
    public Rng stream(String name) {
        return new Rng(derive(seed, name), family);
    }

    /** From now on this stream and all that descend from it, or will, are those of other seeds. */
    public void beginAnew(long chance) {
        if (family == null) throw new IllegalStateException("a stream without a family");
        for (Rng each : family) each.reseed(mix(each.seed ^ mix(chance + GOLDEN_GAMMA)));
    }

    /** The seed of the stream called {@code name} below a stream of seed {@code seed}. */
    public static long derive(long seed, String name) {
        return mix(mix(seed + GOLDEN_GAMMA) ^ fnv(name));
    }

    /** FNV-1a, 64 bit, of a name in UTF-8; where all is ASCII without an array, as each of a million nodes has a stream. */
    private static long fnv(String name) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c > 0x7F) return fnv(name.getBytes(StandardCharsets.UTF_8));
            hash = (hash ^ c) * FNV_PRIME;
        }
        return hash;
    }

    private static long fnv(byte[] bytes) {
        long hash = FNV_OFFSET;
        for (byte b : bytes) hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        return hash;
    }

    /** Starts again as the stream of another seed: for whoever needs a new stream per message and no new object. */
    public Rng reseed(long newSeed) {
        seed = newSeed;
        state = newSeed;
        return this;
    }

    /** SplitMix64's finaliser (Stafford's variant 13): a good hash of 64 bits into 64 bits. */
    public static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /** Where it stands, without moving it. */
    public long look() {
        return state;
    }

    /** Uniform over all longs. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, bound). */
    public int nextInt(int bound) {
        return (int) nextLong(bound);
    }

    /** Uniform in [0, bound), without bias: Lemire's multiply-and-reject. */
    public long nextLong(long bound) {
        if (bound <= 0) throw new IllegalArgumentException("bound must be positive, got " + bound);
        while (true) {
            long bits = nextLong();
            long low = bits * bound;
            // Rejecting products below 2^64 mod bound leaves each result equally many of the 2^64 draws. That remainder
            // is below the bound, which is asked for first, and without a sign: a processor foresees the answer.
            boolean rejected = Long.compareUnsigned(low, bound) < 0
                    && Long.compareUnsigned(low, Long.remainderUnsigned(-bound, bound)) < 0;
            if (!rejected) return unsignedHigh(bits, bound);
        }
    }

    private static long unsignedHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b); // b is positive
    }

    /** Uniform in [0, 1). */
    public double nextDouble() {
        return (nextLong() >>> 11) * DOUBLE_UNIT;
    }

    /** True with the given probability; 0 never, 1 always. */
    public boolean chance(double probability) {
        return probability > 0 && nextDouble() < probability;
    }
}
