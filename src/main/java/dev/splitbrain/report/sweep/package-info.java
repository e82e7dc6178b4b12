/** What many runs gave, as text, data, charts and a page. */
package dev.splitbrain.report.sweep;
