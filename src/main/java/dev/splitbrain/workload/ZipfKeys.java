package dev.splitbrain.workload;

import dev.splitbrain.random.Rng;

/**
 * Keys by Zipf's law, exactly: key k of n has probability proportional to 1/k^exponent. A table of cumulated weights with
 * an index of buckets in front gives each draw in constant expected time (Chen and Asau 1974: the guide table).
 */
public final class ZipfKeys implements Keys {
    private final int count;
    private final double exponent;
    private final double[] cumulated; // cumulated[k - 1]: the probability of keys 1 to k
    private final int[] guide; // guide[b]: the first key whose cumulated probability exceeds b / guide.length

    public ZipfKeys(int count, double exponent) {
        if (count < 1) throw new IllegalArgumentException("count must be at least 1, got " + count);
        if (!(exponent >= 0)) throw new IllegalArgumentException("exponent must not be negative, got " + exponent);
        this.count = count;
        this.exponent = exponent;
        cumulated = new double[count];
        guide = new int[count];
        cumulate();
        int key = 0;
        for (int bucket = 0; bucket < guide.length; bucket++) {
            while (cumulated[key] <= (double) bucket / guide.length) key++;
            guide[bucket] = key;
        }
    }

    private void cumulate() {
        double total = 0;
        for (int k = 0; k < count; k++) {
            total += StrictMath.pow(k + 1, -exponent);
            cumulated[k] = total;
        }
        for (int k = 0; k < count; k++) cumulated[k] /= total;
    }

    @Override
    public int draw(Rng rng) {
        double u = rng.nextDouble();
        int key = guide[(int) (u * guide.length)];
        while (key < count - 1 && cumulated[key] <= u) key++;
        return key + 1;
    }

    /** The probability of a key, counted from 1. */
    public double probability(int key) {
        return cumulated[key - 1] - (key == 1 ? 0 : cumulated[key - 2]);
    }

    public int count() {
        return count;
    }

    public double exponent() {
        return exponent;
    }

    @Override
    public String toString() {
        return count + " keys by Zipf's law with exponent " + exponent;
    }
}
