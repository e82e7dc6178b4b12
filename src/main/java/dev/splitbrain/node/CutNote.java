package dev.splitbrain.node;

/**
 * A note that says where its node stands in a cut through a run: what the node did before is inside, what it does afterwards is
 * not. Space-time diagrams join the notes of one cut by a line.
 */
public interface CutNote extends Note {
    /** Which cut: equal for all notes of one. */
    Object cut();
}
