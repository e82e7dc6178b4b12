/** Single runs of a scenario that is changed again and again: what they violate, and what was new about them. */
package dev.splitbrain.explore.trial;
