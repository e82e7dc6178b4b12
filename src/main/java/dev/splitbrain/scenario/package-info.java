/**
 * The YAML language of scenarios. {@link dev.splitbrain.scenario.ScenarioLoader} reads a file into a tree with positions
 * ({@code yaml}), binds it by declared shapes ({@code bind}, {@code terms}, {@code language}) to what the catalog offers
 * ({@code catalog}), and gives a {@link dev.splitbrain.scenario.Scenario}, or every problem at once.
 */
package dev.splitbrain.scenario;
