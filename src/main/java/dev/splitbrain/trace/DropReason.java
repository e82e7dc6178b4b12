package dev.splitbrain.trace;

/** Why a message never arrived. */
public enum DropReason {
    LOSS("lost by the network"),
    PARTITION("cut off from its receiver"),
    DOWN("the receiver was down"),
    SENDER_DOWN("the sender crashed before it left"),
    CORRUPT("damaged on the way, refused by the receiver"),
    QUEUE_FULL("the link's queue was full"),
    FAULT("dropped by a fault");

    private final String words;

    DropReason(String words) {
        this.words = words;
    }

    /** The reason in words, for people. */
    public String words() {
        return words;
    }
}
