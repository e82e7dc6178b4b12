package dev.splitbrain.random;

/**
 * Standard exponential and normal draws by the ziggurat method (Marsaglia and Tsang 2000): 256 layers of equal area lie
 * over the density, and a point drawn in a layer is nearly always under the curve without computing it. One 64-bit draw
 * gives layer, sign and place: bits that do not overlap, which the paper's own generator had to share.
 */
final class Ziggurat {
    private static final int LAYERS = 256;

    // Where the tail begins and the area of a layer (Marsaglia and Tsang 2000, §3; for the normal density with 256
    // layers).
    private static final Layers EXPONENTIAL = new Layers(7.69711747013104972, 0.0039496598225815571993) {
        @Override
        double density(double x) {
            return StrictMath.exp(-x);
        }

        @Override
        double inverse(double density) {
            return -StrictMath.log(density);
        }
    };
    private static final Layers NORMAL = new Layers(3.6541528853610087963519472518, 0.0049286732339721695) {
        @Override
        double density(double x) {
            return StrictMath.exp(-0.5 * x * x);
        }

        @Override
        double inverse(double density) {
            return StrictMath.sqrt(-2 * StrictMath.log(density));
        }
    };

    private static final double[] EXPONENTIAL_EDGES = EXPONENTIAL.edges; // a constant to the compiler

    private Ziggurat() {}

    /** Exponential of mean 1. */
    static double exponential(Rng rng) {
        long bits = rng.nextLong();
        int layer = (int) bits & (LAYERS - 1);
        double x = unit(bits) * EXPONENTIAL_EDGES[layer];
        return x < EXPONENTIAL_EDGES[layer + 1] ? x : exponential(layer, x, rng);
    }

    /** The same, where the first point that was drawn may be above the curve: one time in a hundred. */
    private static double exponential(int firstLayer, double first, Rng rng) {
        int layer = firstLayer;
        double x = first;
        double shift = 0;
        while (true) {
            if (layer == 0) shift += EXPONENTIAL.tail; // beyond the tail's start it is again exponential
            else if (EXPONENTIAL.isUnderCurve(layer, x, rng)) return shift + x;
            long bits = rng.nextLong();
            layer = (int) bits & (LAYERS - 1);
            x = unit(bits) * EXPONENTIAL_EDGES[layer];
            if (x < EXPONENTIAL_EDGES[layer + 1]) return shift + x;
        }
    }

    /** Normal of mean 0 and deviation 1. */
    static double normal(Rng rng) {
        while (true) {
            long bits = rng.nextLong();
            int layer = (int) bits & (LAYERS - 1);
            double x = unit(bits) * NORMAL.edges[layer];
            if (x < NORMAL.edges[layer + 1]) return signed(bits, x);
            if (layer == 0) return signed(bits, normalTail(rng));
            if (NORMAL.isUnderCurve(layer, x, rng)) return signed(bits, x);
        }
    }

    /** The part of the normal density beyond {@code from}: an exponential that is thinned out (Marsaglia 1964). */
    private static double normalTail(Rng rng) {
        double from = NORMAL.tail;
        while (true) {
            double beyond = exponential(rng) / from;
            if (2 * exponential(rng) > beyond * beyond) return from + beyond;
        }
    }

    /** The upper 53 bits, as a number in [0, 1). */
    private static double unit(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }

    /** The sign is bit 8: above the layer's bits, below the upper 53. */
    private static double signed(long bits, double x) {
        return (bits & LAYERS) == 0 ? x : -x;
    }

    /** The layers under a falling density, computed with {@code StrictMath} so that they are the same everywhere. */
    private abstract static class Layers {
        final double tail;
        final double[] edges = new double[LAYERS + 1]; // right edge of each layer, from the lowest; the last is 0
        final double[] heights = new double[LAYERS + 1]; // the density there

        Layers(double tail, double area) {
            this.tail = tail;
            edges[0] = area / density(tail); // as wide as a box of the area of the lowest layer with its tail
            edges[1] = tail;
            heights[1] = density(tail);
            for (int i = 2; i < LAYERS; i++) {
                heights[i] = heights[i - 1] + area / edges[i - 1];
                edges[i] = inverse(heights[i]);
            }
            heights[LAYERS] = 1;
        }

        abstract double density(double x);

        abstract double inverse(double density);

        boolean isUnderCurve(int layer, double x, Rng rng) {
            double below = heights[layer];
            return below + rng.nextDouble() * (heights[layer + 1] - below) < density(x);
        }
    }
}
