/**
 * Shapes: each says once what may stand at a place of a scenario, and from that one declaration come the binding, the
 * messages where it does not fit, the JSON Schema, the reference tables and the templates.
 *
 * <p>A {@link dev.splitbrain.scenario.bind.Shape} binds a node to a value or reports why not;
 * {@link dev.splitbrain.scenario.bind.ObjectShape} is a map with declared {@link dev.splitbrain.scenario.bind.Key}s;
 * {@link dev.splitbrain.scenario.bind.Quantity} is a number with a unit; {@link dev.splitbrain.scenario.bind.Choice} is a
 * name with options. What needs the whole file (is there such a node?) is asked of
 * {@link dev.splitbrain.scenario.bind.Reading} and answered at the end.
 */
package dev.splitbrain.scenario.bind;
