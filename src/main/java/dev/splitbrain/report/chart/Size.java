package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Type;
import java.util.Locale;

/** How large a picture is, and all that follows from it. Lengths are in the picture's units. */
public enum Size {
    /** A slide, to be read from the back row. */
    LECTURE(1600, 900, 34, 22, 20, 18, 15, 3.6, 44, 134, 76),
    /** One column of a paper, 3.5 inches wide. */
    PAPER(640, 420, 20, 13.5, 14, 13, 9, 2, 16, 86, 34);

    private final double width;
    private final double height;
    private final double title;
    private final double subtitle;
    private final double axis;
    private final double note;
    private final double footer;
    private final double line;
    private final double margin;
    private final double gutterLeft;
    private final double gutterRight;

    Size(
            double width,
            double height,
            double title,
            double subtitle,
            double axis,
            double note,
            double footer,
            double line,
            double margin,
            double gutterLeft,
            double gutterRight) {
        this.width = width;
        this.height = height;
        this.title = title;
        this.subtitle = subtitle;
        this.axis = axis;
        this.note = note;
        this.footer = footer;
        this.line = line;
        this.margin = margin;
        this.gutterLeft = gutterLeft;
        this.gutterRight = gutterRight;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    /** The width of the picture on a printed page, in points (1/72 inch). */
    public double printedPoints() {
        return this == PAPER ? 252 : 960;
    }

    public Type title() {
        return Type.semibold(title);
    }

    public Type subtitle() {
        return Type.regular(subtitle);
    }

    public Type axis() {
        return Type.regular(axis);
    }

    public Type note() {
        return Type.regular(note);
    }

    public Type footer() {
        return Type.regular(footer);
    }

    /** The width of the lines that carry data. */
    public double line() {
        return line;
    }

    /** The width of frames, ticks and grids. */
    public double hairline() {
        return line / 3;
    }

    /** What is left empty around the picture. */
    public double margin() {
        return margin;
    }

    /** Room at the left of every plot for names and axis labels: alike in all pictures, so that their time axes align. */
    public double gutterLeft() {
        return gutterLeft;
    }

    /** Room at the right of every plot for labels of lines. */
    public double gutterRight() {
        return gutterRight;
    }

    /** The height of a lane with a line of text in it. */
    public double lane() {
        return note * 1.62;
    }

    /** A small distance, of the size of the text. */
    public double gap() {
        return note * 0.55;
    }
}
