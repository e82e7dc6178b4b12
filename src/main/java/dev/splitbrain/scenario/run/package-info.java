/** Runs one scenario with one seed, judges it, and sums it up. */
package dev.splitbrain.scenario.run;
