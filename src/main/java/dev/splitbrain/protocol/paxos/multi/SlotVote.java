package dev.splitbrain.protocol.paxos.multi;

/** The proposal that an acceptor accepted last for a slot, counted from 1: its ballot and its entry. */
public record SlotVote(long slot, long ballot, Entry entry) {
    /** The ballot of an entry that is known to be chosen: higher than any, for no later ballot can carry another entry. */
    public static final long CHOSEN = Long.MAX_VALUE;

    boolean isChosen() {
        return ballot == CHOSEN;
    }
}
