package dev.splitbrain.report.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the replay of a run as one HTML file that needs no network, no server and no other file. */
public final class ReplayPage {
    /** The page's scripts in the order in which they build on each other. */
    private static final List<String> STAGE_SCRIPTS = List.of(
            "model.js",
            "arrows.js",
            "roles.js",
            "clocks.js",
            "operations.js",
            "details.js",
            "axis.js",
            "theme.js",
            "words.js",
            "lanes.js",
            "density.js",
            "stage.js",
            "drawlanes.js",
            "drawarrows.js",
            "chain.js",
            "latency.js");

    private static final List<String> PAGE_SCRIPTS = List.of(
            "overview.js",
            "values.js",
            "state.js",
            "panel.js",
            "quiz.js",
            "finder.js",
            "search.js",
            "pointer.js",
            "keys.js",
            "controls.js",
            "replay.js");

    /** How the data is put into the page. */
    public enum Packing {
        /** Compressed: small, for browsers since 2020 (Chrome 80), 2023 (Firefox 113, Safari 16.4). */
        COMPRESSED,
        /** Plain JSON, several times as long, for older browsers. */
        PLAIN
    }

    private ReplayPage() {}

    public static void write(Path file, ReplayData data, Packing packing) throws IOException {
        Files.write(file, html(data, packing));
    }

    /** The page as UTF-8. */
    public static byte[] html(ReplayData data, Packing packing) {
        String page = fill(resource("replay.html"), "title", escape(data.run().title()))
                .replace("/*style*/", resource("replay.css"))
                .replace("/*script*/", script(STAGE_SCRIPTS) + script(PAGE_SCRIPTS));
        ReplayJson json = new ReplayJson(data);
        return new PageWriter(page)
                .block("picture", json::picture, packing)
                .block("details", json::details, packing)
                .page();
    }

    /** What draws the picture of a run, for any page that shows one. */
    static String stageScript() {
        return script(STAGE_SCRIPTS);
    }

    private static String script(List<String> names) {
        StringBuilder all = new StringBuilder();
        for (String name : names) all.append(resource(name)).append('\n');
        return all.toString();
    }

    static String fill(String page, String name, String text) {
        return page.replace("{{" + name + "}}", text);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    static String resource(String name) {
        try (InputStream in = ReplayPage.class.getResourceAsStream("/replay/" + name)) {
            if (in == null) throw new IllegalStateException("the resource replay/" + name + " is missing");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
