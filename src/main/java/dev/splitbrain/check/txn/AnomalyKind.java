package dev.splitbrain.check.txn;

/** What can go wrong between transactions, the worst first. */
public enum AnomalyKind {
    /** A transaction does not see its own writes, or an element comes twice. */
    INTERNAL("internal"),
    /** Two reads of a list that cannot both be its past. */
    INCOMPATIBLE_ORDER("incompatible order"),
    G0("G0"),
    G1A("G1a"),
    G1B("G1b"),
    G1C("G1c"),
    LOST_UPDATE("lost update"),
    G_SINGLE("G-single"),
    LONG_FORK("long fork"),
    G2_ITEM("G2-item"),
    /** A circle that needs a read by a predicate. */
    G2("G2");

    private final String words;

    AnomalyKind(String words) {
        this.words = words;
    }

    /** The name in the literature. */
    public String words() {
        return words;
    }
}
