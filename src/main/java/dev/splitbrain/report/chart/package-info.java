/**
 * Charts of runs. A {@link dev.splitbrain.report.chart.ChartKind} turns the {@link dev.splitbrain.report.chart.RunData} of one
 * or several runs into a chart: first its numbers as tables, then the picture drawn from them, in a theme and a size, as PNG,
 * SVG or PDF.
 *
 * <p>Common to all: the title says what there is to see, the subtitle what was run, the footer how to repeat it. Time runs from
 * left to right on one axis that begins and ends at the same place in every picture; faults are lanes above the plot and light
 * bands through it; a colour means the same everywhere ({@link dev.splitbrain.report.chart.Theme}).
 *
 * <p>JFreeChart draws what is inside: plots, axes, series, bands and lanes, dressed by {@link
 * dev.splitbrain.report.chart.Plots}. It draws on a {@link dev.splitbrain.report.draw.Canvas} lent to it as Java's graphics.
 */
package dev.splitbrain.report.chart;
