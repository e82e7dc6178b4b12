package dev.splitbrain.report.draw;

import java.awt.Color;
import java.util.Locale;

/** A colour: red, green and blue as {@code 0xRRGGBB}, and how opaque it is, from 0 to 1. */
public record Colour(int rgb, double alpha) {

    /** An opaque colour. */
    public static Colour of(int rgb) {
        return new Colour(rgb, 1);
    }

    /** The same colour, less opaque. */
    public Colour alpha(double newAlpha) {
        return new Colour(rgb, newAlpha);
    }

    /** This colour laid over an opaque one: what a translucent fill looks like, as an opaque colour. */
    public Colour over(Colour ground) {
        return of(ground.mix(this, alpha).rgb);
    }

    /** The colour a share of the way from this one to another. */
    public Colour mix(Colour other, double share) {
        return new Colour(channel(other, 16, share) | channel(other, 8, share) | channel(other, 0, share), 1);
    }

    private int channel(Colour other, int shift, double share) {
        int from = (rgb >> shift) & 0xFF;
        int to = (other.rgb >> shift) & 0xFF;
        return (int) Math.round(from + (to - from) * share) << shift;
    }

    /** As Java's graphics have it. */
    public Color awt() {
        return new Color(rgb | (int) Math.round(alpha * 255) << 24, true);
    }

    /** As SVG and CSS write it: {@code #0072b2}. */
    public String hex() {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
