package dev.splitbrain.report.draw;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfGState;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;

/** Writes one page of PDF with text as text: it can be searched and copied, and Inter is embedded as far as it is used. */
public final class PdfCanvas implements Canvas {
    private final Typeface typeface;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Document document;
    private final PdfContentByte content;
    private final Map<Type.Weight, BaseFont> fonts = new EnumMap<>(Type.Weight.class);
    private final Map<String, PdfGState> opacities = new TreeMap<>();

    /** @param printedPoints how wide the page is, in points */
    public PdfCanvas(Typeface typeface, double width, double height, double printedPoints, String title) {
        this.typeface = typeface;
        double scale = printedPoints / width;
        document = new Document(new Rectangle((float) printedPoints, (float) (height * scale)));
        PdfWriter writer = open(title);
        content = writer.getDirectContent();
        content.concatCTM((float) scale, 0, 0, (float) -scale, 0, (float) (height * scale));
    }

    private PdfWriter open(String title) {
        try {
            PdfWriter writer = PdfWriter.getInstance(document, out);
            document.addTitle(title);
            document.open();
            // Equal pictures are equal files: no date of their own.
            PdfDate date = new PdfDate(new GregorianCalendar(TimeZone.getTimeZone("UTC"), java.util.Locale.ROOT) {
                private static final long serialVersionUID = 1L;

                {
                    setTimeInMillis(0);
                }
            });
            writer.getInfo().put(PdfName.CREATIONDATE, date);
            writer.getInfo().put(PdfName.MODDATE, date);
            for (Type.Weight weight : Type.Weight.values()) fonts.put(weight, embedded(weight));
            return writer;
        } catch (DocumentException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BaseFont embedded(Type.Weight weight) throws IOException {
        try (InputStream in = Typeface.open(weight)) {
            String name = "Inter-" + weight + ".otf";
            return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
        }
    }

    /** The finished file. Nothing can be drawn after it. */
    public byte[] bytes() {
        document.close();
        return PdfBytes.repeatable(out.toByteArray());
    }

    @Override
    public Typeface typeface() {
        return typeface;
    }

    @Override
    public void fill(Shape shape, Colour colour) {
        paint(colour);
        trace(shape);
        if (shape.getPathIterator(null).getWindingRule() == PathIterator.WIND_EVEN_ODD) content.eoFill();
        else content.fill();
    }

    @Override
    public void stroke(Shape shape, Line line) {
        pen(line);
        trace(shape);
        content.stroke();
    }

    private void pen(Line line) {
        paint(line.colour());
        content.setLineWidth((float) line.width());
        content.setLineJoin(PdfContentByte.LINE_JOIN_ROUND);
        content.setLineCap(line.roundEnds() ? PdfContentByte.LINE_CAP_ROUND : PdfContentByte.LINE_CAP_BUTT);
        content.setLineDash(line.dash().floats(line.width()), 0);
    }

    private void paint(Colour colour) {
        int rgb = colour.rgb();
        content.setRGBColorFill(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
        content.setRGBColorStroke(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
        content.setGState(opacities.computeIfAbsent(Numbers.decimal(colour.alpha(), 3), key -> {
            PdfGState state = new PdfGState();
            state.setFillOpacity((float) colour.alpha());
            state.setStrokeOpacity((float) colour.alpha());
            return state;
        }));
    }

    private void trace(Shape shape) {
        double[] p = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            int segment = path.currentSegment(p);
            switch (segment) {
                case PathIterator.SEG_MOVETO -> content.moveTo((float) p[0], (float) p[1]);
                case PathIterator.SEG_LINETO -> content.lineTo((float) p[0], (float) p[1]);
                // A quadratic curve as a cubic one: PDF has no other.
                case PathIterator.SEG_QUADTO ->
                    curve(
                            x + (p[0] - x) * 2 / 3,
                            y + (p[1] - y) * 2 / 3,
                            p[2] + (p[0] - p[2]) * 2 / 3,
                            p[3] + (p[1] - p[3]) * 2 / 3,
                            p[2],
                            p[3]);
                case PathIterator.SEG_CUBICTO -> curve(p[0], p[1], p[2], p[3], p[4], p[5]);
                default -> content.closePath();
            }
            if (segment != PathIterator.SEG_CLOSE) {
                int end = segment <= PathIterator.SEG_LINETO ? 0 : 2 * segment - 2;
                x = p[end];
                y = p[end + 1];
            }
        }
    }

    private void curve(double x1, double y1, double x2, double y2, double x3, double y3) {
        content.curveTo((float) x1, (float) y1, (float) x2, (float) y2, (float) x3, (float) y3);
    }

    @Override
    public void text(String text, double x, double y, Type type, Colour colour, int quarterTurns) {
        if (text.isBlank()) return;
        paint(colour);
        content.beginText();
        content.setFontAndSize(fonts.get(type.weight()), (float) type.size());
        // The page is upside down, so letters are turned over; a quarter turn swaps the axes.
        if (quarterTurns == 0) content.setTextMatrix(1, 0, 0, -1, (float) x, (float) y);
        else content.setTextMatrix(0, -1, -1, 0, (float) x, (float) y);
        content.showText(text);
        content.endText();
    }

    @Override
    public void pills(double[] xs, double[] tops, double[] bottoms, double width, Colour colour) {
        if (xs.length == 0) return;
        pen(Line.solid(colour, width)); // a line of no length with round ends is a disc
        for (int i = 0; i < xs.length; i++) {
            content.moveTo((float) xs[i], (float) tops[i]);
            content.lineTo((float) xs[i], (float) bottoms[i]);
        }
        content.stroke();
    }

    @Override
    public void clipped(Box box, Runnable drawing) {
        content.saveState();
        content.rectangle((float) box.x(), (float) box.y(), (float) box.width(), (float) box.height());
        content.clip();
        content.newPath();
        drawing.run();
        content.restoreState();
    }

    @Override
    public void group(String name, Runnable drawing) {
        drawing.run();
    }
}
