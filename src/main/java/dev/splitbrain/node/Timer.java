package dev.splitbrain.node;

/** What a node waits for: a record, a noun ({@code ElectionTimeout}), identified by its value. */
public interface Timer {}
