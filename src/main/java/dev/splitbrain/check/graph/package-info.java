/** Directed graphs of who must come before whom, and their cycles: what cannot be put into any order, in its smallest form. */
package dev.splitbrain.check.graph;
