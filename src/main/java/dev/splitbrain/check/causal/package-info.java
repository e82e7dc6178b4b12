/** Which event of a run happened before which (Lamport 1978), read from the trace, and what clocks and versions make of it. */
package dev.splitbrain.check.causal;
