package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Fact;

/** What one section of a scenario tells the others. */
final class Facts {
    /** How long the run is, in nanoseconds. */
    static final Fact<Long> DURATION = new Fact<>("duration", Long.class);

    private Facts() {}
}
