/** Chance with names: seeded generators, named streams and the distributions of delays, sizes and gaps. */
package dev.splitbrain.random;
