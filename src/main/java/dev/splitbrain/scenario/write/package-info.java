/** Writes down what a run did in the language of scenarios: faults as they fired, operations as clients asked them. */
package dev.splitbrain.scenario.write;
