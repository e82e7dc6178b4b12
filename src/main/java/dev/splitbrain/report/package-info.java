/** What a run leaves behind for people and programs: summaries, tables, charts and pages. */
package dev.splitbrain.report;
