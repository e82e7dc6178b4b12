/**
 * What an operation costs: messages between nodes, message delays, forced writes, counted along the causes that the trace tells of.
 *
 * <p>{@link dev.splitbrain.check.cost.OperationCosts} follows every request from its arrival at a node; a
 * {@link dev.splitbrain.check.cost.CostCheck} compares a figure of that with what a paper says.
 */
package dev.splitbrain.check.cost;
