package dev.splitbrain.check.linear;

/**
 * The operations of one key as numbers, in the order of their start.
 *
 * @param command the number of each operation's command
 * @param result the number of the result that its client saw; {@link #ANY} where it saw none
 * @param changesNothing whether it surely leaves the state as it is, wherever it is ordered: it reads, or was refused
 * @param start when it started: comparable with {@code end}, equal to none of them
 * @param end when it ended; {@link #NEVER} where it may take effect at any later time, or not at all
 */
record Problem(int[] command, int[] result, boolean[] changesNothing, long[] start, long[] end) {
    static final int ANY = -1;
    static final long NEVER = dev.splitbrain.history.Instants.NEVER;

    int size() {
        return command.length;
    }
}
