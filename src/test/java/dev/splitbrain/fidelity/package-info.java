/**
 * Holds the simulator against published numbers, for {@code scripts/fidelity}: every claim of the scenarios in
 * {@code scenarios/fidelity} on three sets of seeds, and with each mistake that the scenario names as wrong.
 */
package dev.splitbrain.fidelity;
