package dev.splitbrain.workload;

import dev.splitbrain.random.Distribution;
import java.util.List;

/** When clients start operations. */
public sealed interface Load {
    /**
     * All clients together start operations at a rate, whatever becomes of earlier ones: latency counts from the intended
     * start, so that a stalled system is not flattered. Gaps are constant, or exponential ({@code poisson}).
     */
    record Open(double perSecond, boolean poisson) implements Load {}

    /**
     * The same at a rate that changes: between two points it is that of the first, or moves in a straight line to that of the
     * second ({@code ramp}). Before the first point it is zero; after the last, that of the last.
     */
    record Changing(List<Point> points, boolean ramp, boolean poisson) implements Load {
        private static final double SECOND_NANOS = 1e9;

        public Changing {
            points = List.copyOf(points);
        }

        /** The rate at a time; {@code points} rise in time. */
        public record Point(long atNanos, double perSecond) {}

        /** Operations a second at a time. */
        public double perSecond(long nanos) {
            for (int i = points.size() - 1; i >= 0; i--) {
                Point point = points.get(i);
                if (nanos < point.atNanos) continue;
                if (!ramp || i == points.size() - 1) return point.perSecond;
                return towards(i, nanos);
            }
            return 0;
        }

        /** How many operations have started until a time, on average: the area below the rate. */
        public double startedUntil(long nanos) {
            double started = 0;
            for (int i = 0; i < points.size() && points.get(i).atNanos < nanos; i++) {
                long end = i == points.size() - 1 ? nanos : Math.min(nanos, points.get(i + 1).atNanos);
                double rate = points.get(i).perSecond;
                double rateAtEnd = ramp && i < points.size() - 1 ? towards(i, end) : rate;
                started += (rate + rateAtEnd) / 2 * (end - points.get(i).atNanos) / SECOND_NANOS;
            }
            return started;
        }

        private double towards(int i, long nanos) {
            Point point = points.get(i);
            Point next = points.get(i + 1);
            double way = (double) (nanos - point.atNanos) / (next.atNanos - point.atNanos);
            return point.perSecond + way * (next.perSecond - point.perSecond);
        }

        /**
         * The last time until which no more than so many operations have started, which is when the next one starts: where the
         * rate is zero for a while, at its end. {@code limitNanos} where it is not before that.
         */
        public long whenStarted(double count, long limitNanos) {
            long low = 0;
            long high = limitNanos;
            while (low < high) {
                long middle = high - (high - low) / 2;
                if (startedUntil(middle) <= count) low = middle;
                else high = middle - 1;
            }
            return low;
        }
    }

    /** Operations start at these times, as somebody recorded them; rising, clients in turn. */
    record Recorded(List<Long> atNanos) implements Load {
        public Recorded {
            atNanos = List.copyOf(atNanos);
        }
    }

    /** Each client starts an operation when its last one has ended and it has thought. */
    record Closed(Distribution thinkNanos) implements Load {}

    /** No load but the script. */
    record None() implements Load {}
}
