package dev.splitbrain.node;

/** What a node tells about itself, for charts, invariants and the replay page: a record, in the past tense. */
public interface Note {
    /** The name that scenarios use: {@code BecameLeader} is {@code became-leader}. */
    default String kebabName() {
        return Names.kebab(getClass());
    }
}
