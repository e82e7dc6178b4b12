package dev.splitbrain.report.draw;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes SVG with text as outlines: it looks alike wherever it is opened, and needs no font there. Each letter is defined
 * once and used by name. The bytes depend on what is drawn and on nothing else.
 */
public final class SvgCanvas implements Canvas {
    private final Typeface typeface;
    private final double width;
    private final double height;
    private final String prefix;
    private final StringBuilder body = new StringBuilder();
    private final Map<String, String> letters = new TreeMap<>();
    private int clips;

    /** @param prefix begins all names inside, so that several pictures can stand in one page */
    public SvgCanvas(Typeface typeface, double width, double height, String prefix) {
        this.typeface = typeface;
        this.width = width;
        this.height = height;
        this.prefix = prefix;
    }

    /** The picture so far as a file of its own. {@code title} and {@code description} are for those who cannot see it. */
    public String document(String title, String description) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(title, description);
    }

    /** The picture so far as an element of a page. */
    public String element(String title, String description) {
        StringBuilder out = new StringBuilder(body.length() + 4096);
        out.append(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" role=\"img\"")
                .append(" aria-labelledby=\"")
                .append(prefix)
                .append("title ")
                .append(prefix)
                .append("desc\"")
                .append(" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append("\" viewBox=\"0 0 ")
                .append(number(width))
                .append(' ')
                .append(number(height))
                .append("\">\n");
        out.append("<title id=\"")
                .append(prefix)
                .append("title\">")
                .append(escaped(title))
                .append("</title>\n");
        out.append("<desc id=\"")
                .append(prefix)
                .append("desc\">")
                .append(escaped(description))
                .append("</desc>\n");
        out.append("<defs>\n");
        letters.forEach((id, path) -> out.append("<path id=\"")
                .append(id)
                .append("\" d=\"")
                .append(path)
                .append("\"/>\n"));
        return out.append("</defs>\n").append(body).append("</svg>\n").toString();
    }

    @Override
    public Typeface typeface() {
        return typeface;
    }

    @Override
    public void fill(Shape shape, Colour colour) {
        shape(shape, " fill=\"" + colour.hex() + "\"" + opacity("fill-opacity", colour));
    }

    @Override
    public void stroke(Shape shape, Line line) {
        shape(shape, strokeAttributes(line));
    }

    private void shape(Shape shape, String paint) {
        if (shape instanceof Rectangle2D r) {
            body.append("<rect x=\"")
                    .append(number(r.getX()))
                    .append("\" y=\"")
                    .append(number(r.getY()))
                    .append("\" width=\"")
                    .append(number(r.getWidth()))
                    .append("\" height=\"")
                    .append(number(r.getHeight()))
                    .append('"')
                    .append(paint)
                    .append("/>\n");
        } else {
            body.append("<path d=\"")
                    .append(path(shape))
                    .append('"')
                    .append(paint)
                    .append("/>\n");
        }
    }

    private static String strokeAttributes(Line line) {
        StringBuilder out = new StringBuilder(" fill=\"none\" stroke=\"")
                .append(line.colour().hex())
                .append('"')
                .append(opacity("stroke-opacity", line.colour()))
                .append(" stroke-width=\"")
                .append(number(line.width()))
                .append('"');
        if (line.roundEnds()) out.append(" stroke-linecap=\"round\"");
        out.append(" stroke-linejoin=\"round\"");
        double[] pattern = line.dash().pattern(line.width());
        for (int i = 0; i < pattern.length; i++)
            out.append(i == 0 ? " stroke-dasharray=\"" : " ").append(number(pattern[i]));
        return out.append(pattern.length == 0 ? "" : "\"").toString();
    }

    @Override
    public void text(String text, double x, double y, Type type, Colour colour, int quarterTurns) {
        if (text.isBlank()) return;
        body.append("<g data-text=\"")
                .append(escaped(text))
                .append("\" fill=\"")
                .append(colour.hex())
                .append('"')
                .append(opacity("fill-opacity", colour))
                .append(" transform=\"translate(")
                .append(number(x))
                .append(' ')
                .append(number(y))
                .append(')');
        if (quarterTurns != 0)
            body.append(" rotate(").append(-90 * quarterTurns).append(')');
        body.append(" scale(")
                .append(Numbers.decimal(type.size() / Typeface.EM, 5))
                .append(")\">");
        double at = 0;
        for (int i = 0; i < text.length(); i++) {
            Typeface.Glyph glyph = typeface.glyph(text.charAt(i), type.weight());
            if (text.charAt(i) != ' ')
                body.append("<use xlink:href=\"#")
                        .append(letter(glyph, type.weight()))
                        .append("\" x=\"")
                        .append(Math.round(at))
                        .append("\"/>");
            at += glyph.advance();
        }
        body.append("</g>\n");
    }

    private String letter(Typeface.Glyph glyph, Type.Weight weight) {
        String id = prefix + (weight == Type.Weight.REGULAR ? "r" : "b") + Integer.toHexString(glyph.letter());
        letters.computeIfAbsent(id, i -> SvgPath.of(glyph.outline(), 0));
        return id;
    }

    @Override
    public void pills(double[] xs, double[] tops, double[] bottoms, double width, Colour colour) {
        if (xs.length == 0) return;
        // A line of no length with round ends is a disc, and fifteen bytes.
        body.append("<path").append(strokeAttributes(Line.solid(colour, width))).append(" d=\"");
        for (int i = 0; i < xs.length; i++) {
            body.append('M').append(Numbers.decimal(xs[i], 1)).append(' ').append(Numbers.decimal(tops[i], 1));
            body.append('v').append(Numbers.decimal(bottoms[i] - tops[i], 1));
        }
        body.append("\"/>\n");
    }

    @Override
    public void clipped(Box box, Runnable drawing) {
        String id = prefix + "clip" + ++clips;
        body.append("<clipPath id=\"").append(id).append("\">");
        shape(box.shape(), "");
        body.append("</clipPath>\n<g clip-path=\"url(#").append(id).append(")\">\n");
        drawing.run();
        body.append("</g>\n");
    }

    @Override
    public void group(String name, Runnable drawing) {
        body.append("<g class=\"").append(escaped(name)).append("\">\n");
        drawing.run();
        body.append("</g>\n");
    }

    private static String path(Shape shape) {
        PathIterator iterator = shape.getPathIterator(null);
        return SvgPath.of(iterator, 2);
    }

    private static String opacity(String attribute, Colour colour) {
        return colour.alpha() >= 1 ? "" : " " + attribute + "=\"" + number(colour.alpha()) + "\"";
    }

    private static String number(double value) {
        return Numbers.decimal(value, 2);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
