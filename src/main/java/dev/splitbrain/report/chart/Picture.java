package dev.splitbrain.report.chart;

import dev.splitbrain.report.draw.Align;
import dev.splitbrain.report.draw.Box;
import dev.splitbrain.report.draw.Canvas;
import dev.splitbrain.report.draw.PdfCanvas;
import dev.splitbrain.report.draw.PngCanvas;
import dev.splitbrain.report.draw.SvgCanvas;
import dev.splitbrain.report.draw.Type;
import dev.splitbrain.report.draw.Typeface;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A chart in a style: title, subtitle, legend and footer around it, and the files that it can be written as. */
public final class Picture {
    private final String kind;
    private final Chart chart;
    private final ChartStyle style;
    private final Typeface typeface;

    public Picture(String kind, Chart chart, ChartStyle style, Typeface typeface) {
        this.kind = kind;
        this.chart = chart;
        this.style = style;
        this.typeface = typeface;
    }

    /** What the title says. */
    public String finding() {
        return chart.finding();
    }

    /** The numbers behind the picture; the first table is the main one. */
    public List<Table> tables() {
        return chart.tables();
    }

    /** The files of the picture by name, such as {@code latency.svg}: one for each format, but as many CSV as tables. */
    public Map<String, byte[]> files(String name, Collection<Format> formats) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Format format : formats) {
            switch (format) {
                case PNG -> files.put(name + ".png", png());
                case SVG -> files.put(name + ".svg", svg());
                case PDF -> files.put(name + ".pdf", pdf());
                case CSV -> files.putAll(csv(name));
            }
        }
        return files;
    }

    private Map<String, byte[]> csv(String name) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Table table : tables()) {
            String file = table.name().isEmpty() ? name : name + "-" + table.name();
            files.put(file + ".csv", table.csv().getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    /** As a PNG file with two pixels for each unit. */
    public byte[] png() {
        return pngCanvas().bytes();
    }

    BufferedImage image() {
        return pngCanvas().image();
    }

    private PngCanvas pngCanvas() {
        PngCanvas canvas =
                new PngCanvas(typeface, style.size().width(), style.size().height());
        draw(canvas);
        return canvas;
    }

    /** As an SVG file, with text as outlines. */
    public byte[] svg() {
        return svgCanvas(kind + "-")
                .document(finding(), chart.setup() + ". " + chart.footer())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As a PDF file of one page, with text as text. */
    public byte[] pdf() {
        Size size = style.size();
        PdfCanvas canvas = new PdfCanvas(typeface, size.width(), size.height(), size.printedPoints(), finding());
        draw(canvas);
        return canvas.bytes();
    }

    /** As an SVG element to stand in a page. {@code prefix} is unlike that of any other picture there. */
    public String svgElement(String prefix) {
        return svgCanvas(prefix + "-").element(finding(), chart.setup() + ". " + chart.footer());
    }

    private SvgCanvas svgCanvas(String prefix) {
        SvgCanvas canvas =
                new SvgCanvas(typeface, style.size().width(), style.size().height(), prefix);
        draw(canvas);
        return canvas;
    }

    /** Draws it on any canvas as large as its style says. */
    public void draw(Canvas canvas) {
        Pen pen = new Pen(canvas, style);
        Size size = style.size();
        canvas.fill(new Box(0, 0, size.width(), size.height()), style.theme().ground());
        Box inner = new Box(0, 0, size.width(), size.height()).inset(size.margin(), size.margin() * 0.75);
        Box body = drawFooter(pen, drawHead(pen, inner));
        canvas.group(kind, () -> chart.draw(pen, body));
    }

    private Box drawHead(Pen pen, Box box) {
        Size size = style.size();
        double y = box.y();
        Type title = shrunk(pen, chart.finding(), size.title(), box.width());
        for (String line : pen.canvas().typeface().wrapped(chart.finding(), title, box.width(), 2)) {
            y += title.size() * 1.1;
            pen.text(line, box.x(), y, title, style.theme().ink(), Align.LEFT);
        }
        Type subtitle = shrunk(pen, chart.setup(), size.subtitle(), box.width());
        y += subtitle.size() * 1.45;
        String setup = typeface.fitted(chart.setup(), subtitle, box.width());
        pen.text(setup, box.x(), y, subtitle, style.theme().muted(), Align.LEFT);
        y += size.gap() * 1.2;
        List<LegendItem> items = chart.legend(style.theme());
        double legend = LegendItem.drawAll(pen, Box.between(box.x(), y, box.right(), box.bottom()), items);
        y += legend + size.gap();
        return Box.between(box.x(), y, box.right(), box.bottom());
    }

    /** A type up to a fifth smaller, where that makes the text fit on one line. */
    private static Type shrunk(Pen pen, String text, Type type, double width) {
        double factor = width / pen.width(text, type);
        return factor >= 1 || factor < 0.8 ? type : type.times(factor);
    }

    /** Right-aligned, a line for each run. */
    private Box drawFooter(Pen pen, Box box) {
        Type type = style.size().footer();
        List<String> lines = chart.footer().lines().toList();
        double y = box.bottom() + type.size() * 0.4 - (lines.size() - 1) * type.size() * 1.25;
        double top = y - type.size() * 1.3;
        for (String line : lines) {
            pen.text(
                    typeface.fitted(line, type, box.width()),
                    box.right(),
                    y,
                    type,
                    style.theme().muted(),
                    Align.RIGHT);
            y += type.size() * 1.25;
        }
        return Box.between(box.x(), box.y(), box.right(), top);
    }
}
