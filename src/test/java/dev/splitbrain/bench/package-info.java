/** Benchmarks, run by {@code scripts/bench}: a class a family, each line measured beside its yardstick. Not tests. */
package dev.splitbrain.bench;
