package dev.splitbrain.report.page;

/** What pages about one violation have in common: style, heading, where it comes from. */
final class VerdictFrame {
    private VerdictFrame() {}

    static Html begin(String title, String finding, Provenance provenance) {
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .element("title", title + ": " + provenance.title())
                .raw("<style>\n" + ReportPage.resource("report.css") + ReportPage.resource("verdict.css"))
                .raw("</style>\n</head>\n<body>\n<header>\n")
                .element("h1", title)
                .element("p class=\"lead\"", provenance.title())
                .element("p class=\"finding\"", finding)
                .raw("</header>\n<main>\n");
        return html;
    }

    static String end(Html html, Provenance provenance) {
        html.element("h2", "Again");
        html.element("pre", String.join("\n", provenance.commands()));
        return html.raw("</main>\n<footer>")
                .raw(Html.escaped(provenance.facts()))
                .raw("</footer>\n</body>\n</html>\n")
                .toString();
    }

    /** A picture that may be wider than the page. */
    static void figure(Html html, String picture, String caption) {
        html.raw(
                        "<figure class=\"wide\">\n<div class=\"scrolls\" tabindex=\"0\" role=\"region\" aria-label=\"Picture\">\n")
                .raw(picture)
                .raw("</div>\n")
                .element("figcaption", caption)
                .raw("</figure>\n");
    }
}
