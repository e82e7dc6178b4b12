package dev.splitbrain.report.page;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A picture of a page, drawn by hand: its colours are classes of the page's style, so that it is light, dark and printed. */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    Svg line(String style, double x1, double y1, double x2, double y2) {
        return raw("<line class=\"" + style + "\" x1=\"" + n(x1) + "\" y1=\"" + n(y1) + "\" x2=\"" + n(x2) + "\" y2=\""
                + n(y2) + "\"/>\n");
    }

    /** @param title what a pointer that rests on it is told; may be empty */
    Svg box(String style, double x, double y, double width, double height, String title) {
        String inside = title.isEmpty() ? "" : "<title>" + Html.escaped(title) + "</title>";
        return raw("<rect class=\"" + style + "\" x=\"" + n(x) + "\" y=\"" + n(y) + "\" width=\"" + n(width)
                + "\" height=\"" + n(height) + "\" rx=\"4\">" + inside + "</rect>\n");
    }

    Svg circle(String style, double x, double y, double radius) {
        return raw(
                "<circle class=\"" + style + "\" cx=\"" + n(x) + "\" cy=\"" + n(y) + "\" r=\"" + n(radius) + "\"/>\n");
    }

    Svg path(String style, String path) {
        return raw("<path class=\"" + style + "\" d=\"" + path + "\"/>\n");
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    Svg text(String style, double x, double y, String anchor, String text) {
        return raw("<text class=\"" + style + "\" x=\"" + n(x) + "\" y=\"" + n(y) + "\" text-anchor=\"" + anchor + "\">"
                + Html.escaped(text) + "</text>\n");
    }

    Svg raw(String markup) {
        out.append(markup);
        return this;
    }

    /** The whole picture; {@code title} is what it shows, for those who do not see it. */
    String picture(double width, double height, String title) {
        return "<svg class=\"drawn\" viewBox=\"0 0 " + n(width) + " " + n(height) + "\" width=\"" + n(width)
                + "\" height=\"" + n(height) + "\" role=\"img\" aria-label=\"" + Html.escaped(title) + "\">\n" + out
                + "</svg>\n";
    }

    /** A number of pixels with a tenth at most. */
    static String n(double pixels) {
        return BigDecimal.valueOf(pixels)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** About how wide a text of this size is; a little more rather than less. */
    static double width(String text, double size) {
        return text.length() * size * 0.58;
    }
}
