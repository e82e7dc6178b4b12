package dev.splitbrain.report.page;

import java.util.List;

/** Text that grows into an HTML page. What comes from outside is escaped here and nowhere else. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Markup as it is. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** An element with text in it. {@code tag} may carry attributes: {@code td class="number"}. */
    Html element(String tag, String text) {
        return raw("<" + tag + ">" + escaped(text) + "</" + name(tag) + ">\n");
    }

    /** A table; its cells are cells of this class. */
    Html table(String caption, List<String> head, List<List<Cell>> rows) {
        raw("<table>\n").element("caption", caption).raw("<thead><tr>");
        for (String column : head) element("th scope=\"col\"", column);
        raw("</tr></thead>\n<tbody>\n");
        for (List<Cell> row : rows) {
            raw("<tr>");
            for (Cell cell : row) raw(cell.markup());
            raw("</tr>\n");
        }
        return raw("</tbody>\n</table>\n");
    }

    /** A chart, and links to its files. */
    Html figure(PageChart chart) {
        raw("<figure>\n<div class=\"on-light\">").raw(chart.lightSvg()).raw("</div>\n<div class=\"on-dark\">");
        raw(chart.darkSvg()).raw("</div>\n<figcaption>");
        for (String file : chart.files()) raw(link(file, file) + " ");
        return raw("</figcaption>\n</figure>\n");
    }

    /** A cell with its markup finished. */
    record Cell(String markup) {
        static Cell text(String text) {
            return new Cell("<td>" + escaped(text) + "</td>");
        }

        static Cell number(String text) {
            return new Cell("<td class=\"number\">" + escaped(text) + "</td>");
        }

        /** A verdict: the word in a badge whose shape and colour say the same. */
        static Cell badge(String kind, String word) {
            return new Cell("<td><span class=\"badge " + kind + "\">" + escaped(word) + "</span></td>");
        }

        static Cell link(String address, String text) {
            return new Cell("<td>" + Html.link(address, text) + "</td>");
        }
    }

    static String link(String address, String text) {
        return "<a href=\"" + escaped(address) + "\">" + escaped(text) + "</a>";
    }

    private static String name(String tag) {
        int space = tag.indexOf(' ');
        return space < 0 ? tag : tag.substring(0, space);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
