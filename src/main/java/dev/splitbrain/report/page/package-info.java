/** The report of a run as one HTML file: verdicts, charts, faults, settings, and how to repeat it; on screen and on paper. */
package dev.splitbrain.report.page;
