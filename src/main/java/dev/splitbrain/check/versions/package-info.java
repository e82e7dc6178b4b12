/** Checks of stores that keep copies of a key and may keep several values of it. */
package dev.splitbrain.check.versions;
