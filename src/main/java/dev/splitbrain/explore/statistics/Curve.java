package dev.splitbrain.explore.statistics;

import java.util.Arrays;

/** A distribution as somebody published it: values, rising, and the share of all that is no greater. */
public final class Curve {
    private final double[] values;
    private final double[] shares;

    /** {@code values} do not fall; {@code shares} do not fall and lie in [0, 1]. */
    public Curve(double[] values, double[] shares) {
        if (values.length != shares.length || values.length == 0)
            throw new IllegalArgumentException("a curve needs as many shares as values, and one at least");
        this.values = values.clone();
        this.shares = shares.clone();
    }

    public int size() {
        return values.length;
    }

    public double value(int i) {
        return values[i];
    }

    public double share(int i) {
        return shares[i];
    }

    /** The share of all that is no greater than a value. */
    public double shareUpTo(double value) {
        int low = firstAbove(value);
        return low == 0 ? 0 : shares[low - 1];
    }

    /** The share of all that is less than a value. */
    public double shareBelow(double value) {
        int place = Arrays.binarySearch(values, value);
        int first = place < 0 ? -place - 1 : place;
        while (first > 0 && values[first - 1] == value) first--;
        return first == 0 ? 0 : shares[first - 1];
    }

    private int firstAbove(double value) {
        int place = Arrays.binarySearch(values, value);
        int first = place < 0 ? -place - 1 : place;
        while (first < values.length && values[first] <= value) first++;
        return first;
    }
}
