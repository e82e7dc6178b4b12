package dev.splitbrain.scenario.bind;

/** Something that one part of a scenario says and others ask for: {@code new Fact<>("duration", Long.class)}. */
public record Fact<T>(String name, Class<T> type) {}
