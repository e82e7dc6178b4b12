/** How good the searches are: for each mistake that a protocol makes on purpose, whether it is found, how soon, and how small it shrinks. */
package dev.splitbrain.explore.mutants;
