package dev.splitbrain.workload;

import dev.splitbrain.random.Rng;

/** The newest keys most, by Zipf's law: with each write the newest key moves on by one, from the last key back to the first. */
public final class LatestKeys implements Keys {
    private final ZipfKeys age;

    public LatestKeys(int count, double exponent) {
        age = new ZipfKeys(count, exponent);
    }

    @Override
    public int draw(Rng rng) {
        return draw(rng, 0);
    }

    @Override
    public int draw(Rng rng, long written) {
        int older = age.draw(rng) - 1;
        return 1 + (int) Math.floorMod(written - older, (long) age.count());
    }

    @Override
    public String toString() {
        return "the latest of " + age.count() + " keys";
    }
}
