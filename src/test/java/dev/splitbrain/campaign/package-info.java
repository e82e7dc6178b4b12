/** Thousands of runs under random faults: a command, {@code scripts/campaign}, since tests have no time for them. */
package dev.splitbrain.campaign;
