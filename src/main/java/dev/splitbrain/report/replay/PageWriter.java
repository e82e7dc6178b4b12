package dev.splitbrain.report.replay;

import dev.splitbrain.report.replay.ReplayPage.Packing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** Puts data into a page, each block a script element of its own; in one go, since blocks are long. */
final class PageWriter {
    private static final String PLACE = "<!--data-->";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final String rest;

    PageWriter(String page) {
        int place = page.indexOf(PLACE);
        text(page.substring(0, place));
        rest = page.substring(place + PLACE.length());
    }

    PageWriter block(String id, Consumer<Json> content, Packing packing) {
        boolean plain = packing == Packing.PLAIN;
        text("<script type=\"application/" + (plain ? "json" : "gzip") + "\" id=\"" + id + "\">");
        if (plain) json(content, out);
        else packed(content);
        text("</script>\n");
        return this;
    }

    /** The bytes are zlib's: the same on JDK 17 and 25, but not where a JDK is built on another deflate. */
    private void packed(Consumer<Json> content) {
        try (GZIPOutputStream gzip = new GZIPOutputStream(Base64.getEncoder().wrap(out))) {
            json(content, gzip);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    private static void json(Consumer<Json> content, OutputStream out) {
        Json json = new Json(out);
        content.accept(json);
        json.flush();
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The whole page as UTF-8. */
    byte[] page() {
        text(rest);
        return out.toByteArray();
    }
}
