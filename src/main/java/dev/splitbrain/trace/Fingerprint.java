package dev.splitbrain.trace;

import java.util.Locale;

/**
 * A hash over all that happened in a run, in its order: time, kind, place and content of every step. Equal for equal
 * scenario and seed on every machine; different, but for one chance in 2⁴⁸, where anything differed.
 */
public final class Fingerprint {
    private long hash = 0x9E3779B97F4A7C15L;

    /** Adds 64 bits. */
    public void add(long bits) {
        hash = (Long.rotateLeft(hash, 29) ^ bits) * 0xBF58476D1CE4E5B9L;
    }

    /** The hash so far. */
    public long value() {
        return dev.splitbrain.random.Rng.mix(hash);
    }

    @Override
    public String toString() {
        return format(value());
    }

    /** As people read it: {@code 5f1c-09ae-77d2}. */
    public static String format(long value) {
        String hex = String.format(Locale.ROOT, "%012x", value >>> 16);
        return hex.substring(0, 4) + "-" + hex.substring(4, 8) + "-" + hex.substring(8);
    }
}
