/** Finds runs that break a promise: faults and loads by chance, and changes to runs that came into new situations. */
package dev.splitbrain.explore.search;
