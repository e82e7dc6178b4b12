package dev.splitbrain.report.draw;

import java.awt.Font;
import java.awt.FontMetrics;

/** How wide and high text is, as Java's graphics ask for it; the widths are those of the {@link Typeface}. */
final class TypefaceMetrics extends FontMetrics {
    private static final long serialVersionUID = 1L;

    private final transient Typeface typeface;

    TypefaceMetrics(Font font, Typeface typeface) {
        super(font);
        this.typeface = typeface;
    }

    @Override
    public int getAscent() {
        return (int) Math.round(font.getSize2D() * Typeface.ASCENT);
    }

    @Override
    public int getDescent() {
        return (int) Math.round(font.getSize2D() * Typeface.DESCENT);
    }

    @Override
    public int charWidth(char letter) {
        return stringWidth(String.valueOf(letter));
    }

    @Override
    public int charsWidth(char[] letters, int offset, int length) {
        return stringWidth(new String(letters, offset, length));
    }

    @Override
    public int stringWidth(String text) {
        return (int) Math.round(typeface.width(text, typeface.type(font)));
    }
}
