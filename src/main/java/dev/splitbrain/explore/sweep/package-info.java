/** One scenario with many seeds and settings: done on all cores, kept in a journal, summed up by number. */
package dev.splitbrain.explore.sweep;
