package dev.splitbrain.report.chart;

/** The part of a run that a picture shows. */
public record View(long fromNanos, long toNanos) {
    public View {
        if (toNanos <= fromNanos)
            throw new IllegalArgumentException(
                    "a picture from " + fromNanos + " ns to " + toNanos + " ns shows nothing");
    }

    public long lengthNanos() {
        return toNanos - fromNanos;
    }

    /** Whether something that lasts from one moment to another can be seen. */
    public boolean shows(long beginNanos, long endNanos) {
        return beginNanos < toNanos && endNanos >= fromNanos;
    }

    public boolean shows(long nanos) {
        return nanos >= fromNanos && nanos < toNanos;
    }
}
