package dev.splitbrain.report.draw;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Inter, as outlines and widths. Every writer measures and places text by this class, so that a picture is laid out
 * alike in PNG, SVG and PDF. Letters stand at their own width; kerning is left out, which PDF writers would do otherwise.
 */
public final class Typeface {
    /** The em in which glyphs are kept. */
    static final double EM = 1000;

    /** Inter's height above and below the baseline, in ems. */
    static final double ASCENT = 0.96875;

    static final double DESCENT = 0.2412;

    private static final String FOLDER = "/com/formdev/flatlaf/fonts/inter/";

    /** One letter at {@link #EM} size, at the origin; y grows downwards. */
    record Glyph(char letter, double advance, Shape outline) {}

    private final Map<Type.Weight, Map<Character, Glyph>> glyphs = new EnumMap<>(Type.Weight.class);
    private final Map<Type.Weight, Font> fonts = new EnumMap<>(Type.Weight.class);
    private final FontRenderContext unhinted = new FontRenderContext(null, true, true);

    private Typeface() throws IOException, FontFormatException {
        for (Type.Weight weight : Type.Weight.values()) {
            try (InputStream in = open(weight)) {
                fonts.put(weight, Font.createFont(Font.TRUETYPE_FONT, in).deriveFont((float) EM));
            }
            glyphs.put(weight, new HashMap<>());
        }
    }

    /** Reads the font out of the jar. */
    public static Typeface load() throws ChartsUnavailable {
        Headless headless = Headless.prepare();
        try {
            return read();
        } finally {
            headless.tidy();
        }
    }

    static Typeface read() throws ChartsUnavailable {
        try {
            Typeface typeface = new Typeface();
            typeface.width("Splitbrain", Type.regular(10)); // the native library is asked at the first letter
            return typeface;
        } catch (Error | Exception e) { // a library that is missing is an Error, not an Exception
            throw ChartsUnavailable.because(e);
        }
    }

    /** The bytes of a font file, for writers that embed it. */
    static InputStream open(Type.Weight weight) {
        String file = weight == Type.Weight.REGULAR ? "Inter-Regular.otf" : "Inter-SemiBold.otf";
        return Typeface.class.getResourceAsStream(FOLDER + file);
    }

    /** How wide text is. */
    public double width(String text, Type type) {
        double width = 0;
        for (int i = 0; i < text.length(); i++)
            width += glyph(text.charAt(i), type.weight()).advance();
        return width * type.size() / EM;
    }

    /** The text, or its beginning and an ellipsis where it is wider than allowed; empty where not even that fits. */
    public String fitted(String text, Type type, double width) {
        if (width(text, type) <= width) return text;
        for (int length = text.length() - 1; length > 0; length--) {
            String shorter = text.substring(0, length).stripTrailing() + "…";
            if (width(shorter, type) <= width) return shorter;
        }
        return "";
    }

    /** The text in lines that are no wider than allowed, broken between words; the last line is {@link #fitted}. */
    public List<String> wrapped(String text, Type type, double width, int mostLines) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, type) <= width || line.isEmpty() || lines.size() + 1 == mostLines) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(fitted(line, type, width));
        return lines;
    }

    /** The letters as Java's graphics have them. */
    public Font font(Type type) {
        return fonts.get(type.weight()).deriveFont((float) type.size());
    }

    /** What a {@link #font} is. */
    Type type(Font font) {
        boolean bold = font.getFontName(Locale.ROOT)
                .equals(fonts.get(Type.Weight.SEMIBOLD).getFontName(Locale.ROOT));
        return new Type(bold ? Type.Weight.SEMIBOLD : Type.Weight.REGULAR, font.getSize2D());
    }

    Glyph glyph(char letter, Type.Weight weight) {
        return glyphs.get(weight).computeIfAbsent(letter, l -> outline(l, fonts.get(weight)));
    }

    private Glyph outline(char letter, Font font) {
        GlyphVector vector = font.createGlyphVector(unhinted, new char[] {letter});
        return new Glyph(letter, vector.getGlyphMetrics(0).getAdvance(), vector.getGlyphOutline(0));
    }

    /** The outline of text that starts at the origin. */
    Shape outline(String text, Type type) {
        Path2D path = new Path2D.Double();
        double x = 0;
        for (int i = 0; i < text.length(); i++) {
            Glyph glyph = glyph(text.charAt(i), type.weight());
            path.append(glyph.outline().getPathIterator(AffineTransform.getTranslateInstance(x, 0)), false);
            x += glyph.advance();
        }
        double scale = type.size() / EM;
        return AffineTransform.getScaleInstance(scale, scale).createTransformedShape(path);
    }
}
