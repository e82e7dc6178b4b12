package dev.splitbrain.explore.search;

import dev.splitbrain.explore.trial.Trial;
import dev.splitbrain.explore.trial.Violation;

/**
 * A violation that was found.
 *
 * @param run the number of the run that showed it first, from 1
 * @param how many runs showed one of its kind
 */
public record Finding(Violation violation, Trial trial, int run, int times) {
    Finding again() {
        return new Finding(violation, trial, run, times + 1);
    }
}
