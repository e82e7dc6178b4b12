/**
 * A drawing surface for pictures of runs, and its three writers: PNG, SVG and PDF.
 *
 * <p>All text is set in Inter from the jar and measured from its outlines, so that a picture is laid out alike on a machine
 * without fonts, without fontconfig and without a display, and its SVG is the same bytes on every JDK. A {@link
 * dev.splitbrain.report.draw.Canvas} knows a handful of shapes, which is all that charts need.
 */
package dev.splitbrain.report.draw;
