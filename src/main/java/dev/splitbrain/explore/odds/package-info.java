/** How likely a violation was from each moment of a run on: the same run, with other luck from there. */
package dev.splitbrain.explore.odds;
