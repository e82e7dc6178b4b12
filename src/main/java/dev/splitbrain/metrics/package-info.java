/** Figures of a run, collected while it goes on: operations, faults, roles, counts. */
package dev.splitbrain.metrics;
