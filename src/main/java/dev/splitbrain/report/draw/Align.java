package dev.splitbrain.report.draw;

/** Where text stands by its anchor. */
public enum Align {
    LEFT(0),
    CENTRE(0.5),
    RIGHT(1);

    private final double share;

    Align(double share) {
        this.share = share;
    }

    /** Where text of a width begins when it is anchored at x. */
    double start(double x, double width) {
        return x - share * width;
    }
}
