/**
 * Protocols that are not part of the program: one Java file beside a scenario, or a jar. They become entries like those of
 * the catalog, so that their options, errors and reports are the same.
 */
package dev.splitbrain.scenario.own;
