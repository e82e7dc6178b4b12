/** The sections of a scenario, one class each: which keys it has, what they mean, and what they become. */
package dev.splitbrain.scenario.language;
