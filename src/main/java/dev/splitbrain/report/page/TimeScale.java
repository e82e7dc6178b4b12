package dev.splitbrain.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where moments stand in a picture that must show both what lies close together and what lies far apart: in their order, and the further
 * apart the longer the time between them, but by its logarithm.
 */
final class TimeScale {
    private static final double LEAST = 26; // pixels between two moments
    private static final double MOST = 190;
    private static final double DOUBLE = 16; // for each doubling of the time between them

    private final TreeMap<Long, Double> places = new TreeMap<>();

    TimeScale(TreeSet<Long> moments, double from, double width) {
        List<Long> sorted = new ArrayList<>(moments);
        long shortest = Long.MAX_VALUE;
        for (int i = 1; i < sorted.size(); i++) shortest = Math.min(shortest, sorted.get(i) - sorted.get(i - 1));
        double x = 0;
        places.put(sorted.get(0), x);
        for (int i = 1; i < sorted.size(); i++) {
            double times = (double) (sorted.get(i) - sorted.get(i - 1)) / shortest;
            x += Math.min(MOST, LEAST + DOUBLE * log2(times));
            places.put(sorted.get(i), x);
        }
        double stretch = x == 0 ? 1 : Math.max(1, width / x);
        places.replaceAll((moment, place) -> from + place * stretch);
    }

    private static double log2(double value) {
        return StrictMath.log(value) / StrictMath.log(2);
    }

    double x(long moment) {
        if (places.containsKey(moment)) return places.get(moment);
        return moment < places.firstKey() ? start() : end();
    }

    /** The next moment after one, or the end. */
    double next(long moment) {
        Long higher = places.higherKey(moment);
        return higher == null ? end() : places.get(higher);
    }

    double start() {
        return places.firstEntry().getValue();
    }

    double end() {
        return places.lastEntry().getValue();
    }

    /** The moments, in order. */
    List<Long> moments() {
        return List.copyOf(places.keySet());
    }
}
