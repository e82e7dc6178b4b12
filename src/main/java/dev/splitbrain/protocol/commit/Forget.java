package dev.splitbrain.protocol.commit;

/** When a coordinator forgets how a transaction ended. */
public enum Forget {
    /** When all who must acknowledge the decision have (Mohan, Lindsay and Obermarck 1986, §2). */
    AFTER_ACKS,

    /** Never: nobody acknowledges, nobody forces a decision but the coordinator (as Gray and Lamport 2006, §3, count). */
    NEVER
}
