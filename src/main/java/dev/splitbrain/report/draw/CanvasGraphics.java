package dev.splitbrain.report.draw;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A canvas as Java's graphics, for libraries that draw on those. Text stays text: the canvas sets it in its own letters, so that
 * it is measured and placed alike in every format. Plain colours, strokes and rectangular clips only, as charts use them.
 */
final class CanvasGraphics extends PlainGraphics {
    private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

    private final Canvas canvas;
    private final double overhang;
    private final AffineTransform transform = new AffineTransform();
    private final RenderingHints hints = new RenderingHints(null);
    private Color colour = Color.BLACK;
    private Color background = Color.WHITE;
    private BasicStroke stroke = new BasicStroke(1);
    private Font font;
    private Composite composite = AlphaComposite.SrcOver;
    private Rectangle2D clip; // in the canvas's units; null: none

    /** What is to be drawn within one clip: a library sets it again and again, and the file names it once. */
    private final List<Runnable> pending = new ArrayList<>();

    private Rectangle2D pendingClip;

    CanvasGraphics(Canvas canvas, double overhang) {
        this.canvas = canvas;
        this.overhang = overhang;
        font = canvas.typeface().font(Type.regular(12));
    }

    private void draw(Runnable drawing) {
        if (!Objects.equals(clip, pendingClip)) flush();
        pendingClip = clip;
        pending.add(drawing);
    }

    /** Draws what is still pending. */
    void flush() {
        List<Runnable> drawings = List.copyOf(pending);
        pending.clear();
        if (drawings.isEmpty()) return;
        if (pendingClip == null) drawings.forEach(Runnable::run);
        else canvas.clipped(Box.of(pendingClip).inset(-overhang, -overhang), () -> drawings.forEach(Runnable::run));
    }

    @Override
    public void fill(Shape shape) {
        Shape placed = transform.createTransformedShape(shape);
        Colour paint = paint();
        draw(() -> canvas.fill(straight(shape, placed), paint));
    }

    @Override
    public void draw(Shape shape) {
        Shape placed = transform.createTransformedShape(shape);
        Line line = Line.of(paint(), stroke);
        draw(() -> canvas.stroke(straight(shape, placed), line));
    }

    /** A rectangle that was only moved is a rectangle still, and shorter to write. */
    private static Shape straight(Shape shape, Shape placed) {
        return shape instanceof Rectangle2D ? placed.getBounds2D() : placed;
    }

    @Override
    public void drawString(String text, float x, float y) {
        Point2D place = transform.transform(new Point2D.Double(x, y), null);
        double angle = StrictMath.atan2(transform.getShearY(), transform.getScaleX());
        int quarterTurns = (int) -Math.round(angle / (Math.PI / 2));
        Type type = canvas.typeface().type(font);
        Colour paint = paint();
        draw(() -> canvas.text(text, place.getX(), place.getY(), type, paint, quarterTurns));
    }

    private Colour paint() {
        float alpha = composite instanceof AlphaComposite c ? c.getAlpha() : 1;
        return Colour.of(colour.getRGB() & 0xFFFFFF).alpha(colour.getAlpha() / 255.0 * alpha);
    }

    @Override
    public FontMetrics getFontMetrics(Font of) {
        return new TypefaceMetrics(of, canvas.typeface());
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return UNHINTED;
    }

    @Override
    public void clip(Shape shape) {
        Rectangle2D box = transform.createTransformedShape(shape).getBounds2D();
        clip = clip == null ? box : clip.createIntersection(box);
    }

    @Override
    public void setClip(Shape shape) {
        clip = shape == null ? null : transform.createTransformedShape(shape).getBounds2D();
    }

    @Override
    public Shape getClip() {
        if (clip == null) return null;
        Area area = new Area(clip);
        if (!transform.isIdentity()) area.transform(inverse());
        return area.getBounds2D();
    }

    private AffineTransform inverse() {
        try {
            return transform.createInverse();
        } catch (java.awt.geom.NoninvertibleTransformException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Graphics create() {
        throw unsupported();
    }

    @Override
    public void transform(AffineTransform by) {
        transform.concatenate(by);
    }

    @Override
    public void setTransform(AffineTransform to) {
        transform.setTransform(to);
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public void setPaint(Paint paint) {
        if (paint == null) return; // as Graphics2D has it
        if (!(paint instanceof Color)) throw unsupported();
        colour = (Color) paint;
    }

    @Override
    public Paint getPaint() {
        return colour;
    }

    @Override
    public void setStroke(Stroke to) {
        if (!(to instanceof BasicStroke)) throw unsupported();
        stroke = (BasicStroke) to;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setFont(Font to) {
        if (to != null) font = to;
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public void setComposite(Composite to) {
        composite = to;
    }

    @Override
    public Composite getComposite() {
        return composite;
    }

    @Override
    public void setBackground(Color to) {
        background = to;
    }

    @Override
    public Color getBackground() {
        return background;
    }

    @Override
    RenderingHints hints() {
        return hints;
    }
}
