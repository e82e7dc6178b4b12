package dev.splitbrain.report.replay;

import dev.splitbrain.report.replay.ReplayPage.Packing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes two runs beside each other, aligned in time, as one HTML file; the first difference is marked. */
public final class ComparePage {
    private ComparePage() {}

    public static void write(Path file, ReplayData a, ReplayData b, Packing packing) throws IOException {
        Files.write(file, html(a, b, packing));
    }

    private static byte[] html(ReplayData a, ReplayData b, Packing packing) {
        String title = a.run().title().equals(b.run().title())
                ? a.run().title()
                : a.run().title() + " and " + b.run().title();
        String page = ReplayPage.fill(ReplayPage.resource("compare.html"), "title", ReplayPage.escape(title))
                .replace("/*style*/", ReplayPage.resource("replay.css") + ReplayPage.resource("compare.css"))
                .replace("/*script*/", ReplayPage.stageScript() + ReplayPage.resource("compare.js"));
        PageWriter out = new PageWriter(page);
        run("a", a, packing, out);
        run("b", b, packing, out);
        return out.block("differences", json -> divergence(a, b, json), Packing.PLAIN)
                .page();
    }

    private static void run(String name, ReplayData data, Packing packing, PageWriter out) {
        ReplayJson json = new ReplayJson(data);
        out.block("picture-" + name, json::picture, packing).block("details-" + name, json::details, packing);
    }

    private static void divergence(ReplayData a, ReplayData b, Json json) {
        Divergence divergence = Divergence.between(a, b);
        json.object().key("at");
        if (divergence.row() < 0) json.nothing();
        else json.number(divergence.atNanos());
        json.key("words").texts(divergence.words()).end('}');
    }
}
