package dev.splitbrain.workload;

import dev.splitbrain.random.Rng;

/**
 * The newest keys most, by Zipf's law of their age: each write takes the next key, from the last one back to the first, and
 * reads favour those that were written last (Cooper et al. 2010, §3.2: the "latest" distribution of YCSB).
 */
public final class LatestKeys implements Keys {
    private final ZipfKeys age;

    public LatestKeys(int count, double exponent) {
        age = new ZipfKeys(count, exponent);
    }

    @Override
    public int draw(Rng rng) {
        return draw(rng, 0, true);
    }

    @Override
    public int draw(Rng rng, long written, boolean reads) {
        long number = reads ? written - age.draw(rng) : written; // of the write that touched it; the newest has age 1
        return 1 + (int) Math.floorMod(number, (long) age.count());
    }

    @Override
    public String toString() {
        return "the latest of " + age.count() + " keys";
    }
}
