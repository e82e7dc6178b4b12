/** Makes the page that compares the consensus protocols: every figure from runs, none typed in. */
package dev.splitbrain.consensus;
