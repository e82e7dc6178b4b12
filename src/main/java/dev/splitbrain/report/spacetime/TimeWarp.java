package dev.splitbrain.report.spacetime;

import dev.splitbrain.report.chart.View;
import java.util.Arrays;

/** Moments to places from left to right: as time ran, by event, or with its silences shortened. */
final class TimeWarp {
    private final long[] moments; // in order, the view's ends included
    private final double[] places; // of the moments, from 0 to 1

    private TimeWarp(long[] moments, double[] places) {
        this.moments = moments;
        this.places = places;
    }

    /** @param happened the moments at which something is shown, in any order */
    static TimeWarp of(SpaceTimeOptions.TimeMode mode, View view, long[] happened) {
        long[] inside = Arrays.stream(happened)
                .filter(moment -> moment > view.fromNanos() && moment < view.toNanos())
                .sorted()
                .distinct()
                .toArray();
        long[] moments = new long[inside.length + 2];
        moments[0] = view.fromNanos();
        moments[moments.length - 1] = view.toNanos();
        System.arraycopy(inside, 0, moments, 1, inside.length);
        double[] places = new double[moments.length];
        double typical = Math.max(1, view.lengthNanos() / (double) moments.length);
        for (int i = 1; i < moments.length; i++)
            places[i] = places[i - 1] + room(mode, moments[i] - moments[i - 1], typical);
        for (int i = 0; i < places.length; i++) places[i] /= places[places.length - 1];
        return new TimeWarp(moments, places);
    }

    private static double room(SpaceTimeOptions.TimeMode mode, long gapNanos, double typicalNanos) {
        return switch (mode) {
            case LINEAR -> gapNanos;
            case BY_EVENT -> 1;
            // Gaps below the typical one grow, those above it shrink, and the order of lengths stays.
            case COMPRESSED -> StrictMath.pow(gapNanos / typicalNanos, 0.35);
        };
    }

    /** The place of a moment, from 0 to 1 inside the view. */
    double at(long nanos) {
        if (nanos <= moments[0]) return 0;
        if (nanos >= moments[moments.length - 1]) return 1;
        int found = Arrays.binarySearch(moments, nanos);
        if (found >= 0) return places[found];
        int after = -found - 1;
        double share = (nanos - moments[after - 1]) / (double) (moments[after] - moments[after - 1]);
        return places[after - 1] + share * (places[after] - places[after - 1]);
    }

    /** The moments that places were given to. */
    long[] moments() {
        return moments.clone();
    }
}
