/**
 * The engine: one thread, one queue of events in the total order (time, scheduling number). It boots nodes, carries
 * messages, turns writes into time, runs clients and faults, and tells the trace. Protocols never see it.
 */
package dev.splitbrain.sim;
