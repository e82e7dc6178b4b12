/**
 * Verdicts: a {@link dev.splitbrain.check.Check} listens to the steps that it wants, then judges. Three values: valid,
 * violated with the smallest reason that can be shown, undecided with why.
 */
package dev.splitbrain.check;
