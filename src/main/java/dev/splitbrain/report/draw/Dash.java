package dev.splitbrain.report.draw;

/** How a line is broken. The lengths are multiples of its width. */
public enum Dash {
    SOLID,
    LONG(5, 2.5),
    SHORT(2.2, 2.2),
    DOTTED(0.02, 2.4),
    DASH_DOT(5, 2.4, 0.02, 2.4);

    private final double[] lengths;

    Dash(double... lengths) {
        this.lengths = lengths;
    }

    float[] floats(double width) {
        double[] pattern = pattern(width);
        float[] floats = new float[pattern.length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) pattern[i];
        return floats;
    }

    /** On, off, on, off … for a line of the given width; empty for a solid line. */
    public double[] pattern(double width) {
        double[] pattern = lengths.clone();
        for (int i = 0; i < pattern.length; i++) pattern[i] *= width;
        return pattern;
    }
}
