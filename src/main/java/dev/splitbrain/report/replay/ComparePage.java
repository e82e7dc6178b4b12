package dev.splitbrain.report.replay;

import dev.splitbrain.report.replay.ReplayPage.Packing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes two runs beside each other, aligned in time, as one HTML file; the first difference is marked. */
public final class ComparePage {
    private ComparePage() {}

    public static void write(Path file, ReplayData a, ReplayData b, Packing packing) throws IOException {
        Files.writeString(file, html(a, b, packing), StandardCharsets.UTF_8);
    }

    static String html(ReplayData a, ReplayData b, Packing packing) {
        String title = a.run().title().equals(b.run().title())
                ? a.run().title()
                : a.run().title() + " and " + b.run().title();
        return ReplayPage.fill(ReplayPage.resource("compare.html"), "title", ReplayPage.escape(title))
                .replace("/*style*/", ReplayPage.resource("replay.css") + ReplayPage.resource("compare.css"))
                .replace("/*script*/", ReplayPage.stageScript() + ReplayPage.resource("compare.js"))
                .replace(
                        "<!--data-->",
                        run("a", a, packing)
                                + run("b", b, packing)
                                + ReplayPage.block("differences", divergence(a, b), Packing.PLAIN));
    }

    private static String run(String name, ReplayData data, Packing packing) {
        ReplayJson json = new ReplayJson(data);
        return ReplayPage.block("picture-" + name, json.picture(), packing)
                + ReplayPage.block("details-" + name, json.details(), packing);
    }

    private static String divergence(ReplayData a, ReplayData b) {
        Divergence divergence = Divergence.between(a, b);
        Json json = new Json().object().key("at");
        if (divergence.row() < 0) json.nothing();
        else json.number(divergence.atNanos());
        return json.key("words").texts(divergence.words()).end('}').toString();
    }
}
