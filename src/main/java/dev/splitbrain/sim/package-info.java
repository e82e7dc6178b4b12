/** The engine: virtual time, the queue of events, and what turns effects of nodes into steps of a run. */
package dev.splitbrain.sim;
