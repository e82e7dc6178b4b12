package dev.splitbrain.protocol.commit;

/** Why a participant votes no. */
enum Refusal {
    /** Another transaction holds a lock that this one needs. */
    CONFLICT("lock conflict"),

    /** It has aborted the transaction before. */
    ABORTED("aborted before"),

    /** It did not vote, and a new leader had to choose for it (Paxos Commit). */
    SILENT("no vote"),

    /** It knows another attempt of the same request that may yet commit, or has: a request must not take effect twice. */
    DUPLICATE("another attempt of the request");

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
