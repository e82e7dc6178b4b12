package dev.splitbrain.workload;

import dev.splitbrain.random.Rng;

/**
 * A hot spot: a share of operations goes to the first few keys, the others to the rest; uniform within each.
 *
 * @param count how many keys there are
 * @param hot how many of them are hot: keys 1 to {@code hot}
 * @param share of operations that touch a hot key
 */
public record HotKeys(int count, int hot, double share) implements Keys {
    @Override
    public int draw(Rng rng) {
        boolean isHot = hot == count || rng.chance(share);
        return isHot ? 1 + rng.nextInt(hot) : 1 + hot + rng.nextInt(count - hot);
    }

    @Override
    public String toString() {
        return count + " keys, " + Math.round(share * 100) + "% of the time the first " + hot;
    }
}
