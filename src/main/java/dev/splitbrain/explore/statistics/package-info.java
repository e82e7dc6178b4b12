/** What many figures have in common, and how sure one can be of it. */
package dev.splitbrain.explore.statistics;
