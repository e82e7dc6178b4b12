/** Words that mean the same in many places of a scenario: which nodes, which delay. */
package dev.splitbrain.scenario.terms;
