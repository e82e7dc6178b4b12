package dev.splitbrain.workload;

/**
 * Which node a client asks.
 *
 * @param choice how it chooses
 * @param followsHints whether it goes where a rejection points
 */
public record Routing(Choice choice, boolean followsHints) {
    /** A node by chance, kept until it fails; hints are followed. */
    public static final Routing STANDARD = new Routing(Choice.STICKY, true);

    /** How a client chooses a node. */
    public enum Choice {
        /** One by chance at first, then whoever answered last; the next one when it is silent for a quarter of the timeout. */
        STICKY,
        /** Another one by chance for each operation. */
        RANDOM,
        /** In turn. */
        ROUND_ROBIN,
        /** By chance among those of the client's region; of all, where there is none or none answers. */
        NEAREST
    }
}
