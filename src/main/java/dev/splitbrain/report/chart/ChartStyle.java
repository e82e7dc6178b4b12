package dev.splitbrain.report.chart;

/** How a picture looks: its theme and its size. */
public record ChartStyle(Theme theme, Size size) {
    /** A light slide. */
    public static final ChartStyle DEFAULT = new ChartStyle(Theme.LIGHT, Size.LECTURE);
}
