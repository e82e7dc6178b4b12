package dev.splitbrain.report.replay;

/** Something inside a node that is shown, and that remembers what it was, so that unchanged things cost next to nothing. */
interface View {
    /** Tells the node's fields what it is now. */
    void look();
}
