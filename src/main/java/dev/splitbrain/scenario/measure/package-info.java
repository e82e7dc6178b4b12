/** Figures of one run, by name: what sweeps gather, claims speak of and comparisons compare. */
package dev.splitbrain.scenario.measure;
