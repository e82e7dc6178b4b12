package dev.splitbrain.report.chart;

/** A place on an axis that carries a label; an empty label is a smaller tick between labels. */
public record Tick(double value, String label) {}
