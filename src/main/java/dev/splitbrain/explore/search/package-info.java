/**
 * Finds runs that break a promise: faults, loads and orders of messages by chance, changes to runs that came into new situations, and
 * all orders of the first messages.
 */
package dev.splitbrain.explore.search;
