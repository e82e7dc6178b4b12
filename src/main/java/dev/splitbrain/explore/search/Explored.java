package dev.splitbrain.explore.search;

/**
 * What an exhaustive search has covered.
 *
 * @param runs how many orders it tried, each to the end of the run
 * @param states in how many states a choice was made
 * @param merged how many times a run came into one of them again, and was followed no further
 * @param mostChoices how many messages were on their way at most
 * @param left how many orders are still to be tried; none where the search was exhaustive
 */
public record Explored(int runs, int states, int merged, int mostChoices, long left, long events, long simulatedNanos) {
    static final Explored NOTHING = new Explored(0, 0, 0, 0, 0, 0, 0);

    public boolean isExhausted() {
        return left == 0;
    }
}
