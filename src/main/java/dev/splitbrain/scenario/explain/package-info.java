/** Scenarios in plain words: what one will do, and templates to begin one from. */
package dev.splitbrain.scenario.explain;
