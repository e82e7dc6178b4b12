package dev.splitbrain.check.linear;

/**
 * How much a search may spend before it is undecided. It counts and never looks at a clock, so that a verdict is the same on
 * every machine.
 *
 * @param steps operations put into an order, those taken back included
 * @param memoryBytes what configurations and states that are remembered may take, roughly
 */
public record Budget(long steps, long memoryBytes) {
    /** A few seconds and a quarter of a gibibyte. */
    public static final Budget DEFAULT = new Budget(30_000_000, 256L << 20);

    /** Small enough to be spent on every key first, so that one nasty key does not hide another's violation. */
    static final Budget FIRST_LOOK = new Budget(100_000, 16L << 20);
}
