/**
 * Sequential objects: what a protocol replicates, what checkers judge by, and what workloads draw commands for.
 *
 * <p>One {@link dev.splitbrain.spec.Spec}, three readers. A spec is a pure function from a state and a command to a state and
 * a result; its states are values, so a checker may keep thousands of them.
 */
package dev.splitbrain.spec;
