package dev.splitbrain.report.draw;

/** How text is set: the weight of Inter, and the size of its em. */
public record Type(Weight weight, double size) {
    /** The cuts of Inter that pictures use. */
    public enum Weight {
        REGULAR,
        SEMIBOLD
    }

    public static Type regular(double size) {
        return new Type(Weight.REGULAR, size);
    }

    public static Type semibold(double size) {
        return new Type(Weight.SEMIBOLD, size);
    }

    public Type times(double factor) {
        return new Type(weight, size * factor);
    }

    /** The height of a capital letter. */
    public double capHeight() {
        return size * 0.727; // Inter's own measure
    }
}
