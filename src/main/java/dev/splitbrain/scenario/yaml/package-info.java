/**
 * YAML with positions: a text becomes a tree whose every node knows where it stands, and every complaint about it shows the
 * place. Nothing here knows what a scenario is.
 */
package dev.splitbrain.scenario.yaml;
