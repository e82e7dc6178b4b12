package dev.splitbrain.report.draw;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Draws into pixels, two for each unit, so that a slide stays sharp on a projector. */
public final class PngCanvas implements Canvas {
    private static final int SCALE = 2;

    private final Typeface typeface;
    private final BufferedImage image;
    private final Graphics2D graphics;

    public PngCanvas(Typeface typeface, double width, double height) {
        this.typeface = typeface;
        image = new BufferedImage(
                (int) Math.ceil(width * SCALE), (int) Math.ceil(height * SCALE), BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** The picture so far. */
    public BufferedImage image() {
        return image;
    }

    /** The picture so far as a PNG file. */
    public byte[] bytes() {
        return PngFile.of(image);
    }

    @Override
    public Typeface typeface() {
        return typeface;
    }

    @Override
    public void fill(Shape shape, Colour colour) {
        graphics.setColor(colour.awt());
        graphics.fill(shape);
    }

    @Override
    public void stroke(Shape shape, Line line) {
        graphics.setColor(line.colour().awt());
        graphics.setStroke(line.stroke());
        graphics.draw(shape);
    }

    @Override
    public void text(String text, double x, double y, Type type, Colour colour, int quarterTurns) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.quadrantRotate(-quarterTurns);
        fill(place.createTransformedShape(typeface.outline(text, type)), colour);
    }

    @Override
    public void pills(double[] xs, double[] tops, double[] bottoms, double width, Colour colour) {
        graphics.setColor(colour.awt());
        double radius = width / 2;
        for (int i = 0; i < xs.length; i++) {
            double height = bottoms[i] - tops[i] + width;
            graphics.fill(new RoundRectangle2D.Double(xs[i] - radius, tops[i] - radius, width, height, width, width));
        }
    }

    @Override
    public void clipped(Box box, Runnable drawing) {
        Shape before = graphics.getClip();
        graphics.clip(box.shape());
        drawing.run();
        graphics.setClip(before);
    }

    @Override
    public void group(String name, Runnable drawing) {
        drawing.run();
    }
}
