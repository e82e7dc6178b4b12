package dev.splitbrain.world;

/**
 * What a protocol claims to survive: its safety while it lasts, and full service once it is over. Faults by chance ask no
 * more of it.
 *
 * @param asynchrony whether messages and nodes may be late beyond any bound
 * @param crashed how many of the nodes may be down at once
 * @param byzantine how many of the nodes may lie
 * @param loss whether messages may be lost, duplicated, reordered
 * @param partitions whether the network may split
 * @param clocks whether clocks may jump and drift beyond what the scenario says
 * @param lostWrites whether durable writes may be lost
 */
public record Claims(
        boolean asynchrony,
        Share crashed,
        Share byzantine,
        boolean loss,
        boolean partitions,
        boolean clocks,
        boolean lostWrites) {
    /** So many of the nodes. */
    public enum Share {
        NONE,
        LESS_THAN_THIRD,
        MINORITY,
        /** The same, where a node that has come back counts as down until the others could bring it up to date undisturbed. */
        RECOVERING_MINORITY,
        ALL;

        /** How many of {@code nodes}. */
        public int of(int nodes) {
            return switch (this) {
                case NONE -> 0;
                case LESS_THAN_THIRD -> (nodes - 1) / 3;
                case MINORITY, RECOVERING_MINORITY -> (nodes - 1) / 2;
                case ALL -> nodes;
            };
        }
    }

    /**
     * What most protocols of replicated state claim: an asynchronous network, and crashes of any nodes, which recover from
     * their disks.
     */
    public static final Claims CRASH_RECOVERY = new Claims(true, Share.ALL, Share.NONE, true, true, true, false);

    /** What protocols claim whose nodes forget everything in a crash, and learn it again from the others. */
    public static final Claims RECOVERY_FROM_OTHERS =
            new Claims(true, Share.RECOVERING_MINORITY, Share.NONE, true, true, true, false);

    /** What protocols for synchronous systems claim: crashes, where every message arrives in time. */
    public static final Claims SYNCHRONOUS = new Claims(false, Share.ALL, Share.NONE, false, false, false, false);

    /** The same, where clocks may run and stand as they like, or not. */
    public Claims withClocks(boolean newClocks) {
        return new Claims(asynchrony, crashed, byzantine, loss, partitions, newClocks, lostWrites);
    }

    /** Whether a fault, by its action's name, is within the claim for so many nodes. */
    public boolean allow(String action, int nodes) {
        boolean mayCrash = crashed.of(nodes) > 0;
        return switch (action) {
            case "crash", "restart", "crash-loop" -> mayCrash;
            case "pause", "cpu", "hold", "slow", "deliver", "order" -> asynchrony;
            case "disk" -> mayCrash || asynchrony;
            case "partition", "block" -> partitions && nodes > 1;
            case "drop", "duplicate", "corrupt", "lose" -> loss;
            case "clock" -> clocks;
            case "byzantine" -> byzantine.of(nodes) > 0;
            default -> throw new IllegalArgumentException("no protocol claims to survive " + action);
        };
    }
}
