/** Many runs: on all cores, gathered by number, never by completion. */
package dev.splitbrain.explore;
