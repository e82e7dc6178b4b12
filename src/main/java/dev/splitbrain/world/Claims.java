package dev.splitbrain.world;

/**
 * What a protocol claims to survive, so that faults by chance ask no more of it.
 *
 * @param crashed how many of the nodes may be down at once
 * @param byzantine how many of the nodes may lie
 * @param loss whether messages may be lost, duplicated, reordered
 * @param partitions whether the network may split
 * @param clocks whether clocks may jump and drift beyond what the scenario says
 * @param lostWrites whether durable writes may be lost
 */
public record Claims(
        Share crashed, Share byzantine, boolean loss, boolean partitions, boolean clocks, boolean lostWrites) {
    /** So many of the nodes. */
    public enum Share {
        NONE,
        LESS_THAN_THIRD,
        MINORITY,
        ALL;

        /** How many of {@code nodes}. */
        public int of(int nodes) {
            return switch (this) {
                case NONE -> 0;
                case LESS_THAN_THIRD -> (nodes - 1) / 3;
                case MINORITY -> (nodes - 1) / 2;
                case ALL -> nodes;
            };
        }
    }

    /** What most protocols of replicated state claim: crashes with recovery and an asynchronous network. */
    public static final Claims CRASH_RECOVERY = new Claims(Share.MINORITY, Share.NONE, true, true, true, false);
}
