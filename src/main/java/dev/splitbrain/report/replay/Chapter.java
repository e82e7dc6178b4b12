package dev.splitbrain.report.replay;

/** A moment worth a stop, with a sentence on what to see; the text may be empty. */
public record Chapter(String title, String text, long atNanos) {}
