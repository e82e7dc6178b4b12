package dev.splitbrain.report.draw;

import java.awt.geom.Rectangle2D;

/** A rectangle; y grows downwards. */
public record Box(double x, double y, double width, double height) {

    public static Box between(double left, double top, double right, double bottom) {
        return new Box(left, top, right - left, bottom - top);
    }

    static Box of(Rectangle2D r) {
        return new Box(r.getX(), r.getY(), r.getWidth(), r.getHeight());
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double centreX() {
        return x + width / 2;
    }

    public double centreY() {
        return y + height / 2;
    }

    /** What is left below a strip of the given height. */
    public Box below(double strip) {
        return new Box(x, y + strip, width, height - strip);
    }

    /** What is left above a strip of the given height. */
    public Box above(double strip) {
        return new Box(x, y, width, height - strip);
    }

    /** The strip of the given height at the top. */
    public Box top(double strip) {
        return new Box(x, y, width, strip);
    }

    /** This box, smaller by a margin at every side. */
    public Box inset(double horizontal, double vertical) {
        return new Box(x + horizontal, y + vertical, width - 2 * horizontal, height - 2 * vertical);
    }

    /** As a shape to fill or stroke. */
    public Rectangle2D shape() {
        return new Rectangle2D.Double(x, y, Math.max(0, width), Math.max(0, height));
    }
}
