package dev.splitbrain.cli.serve;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What the server answers, with all that a browser must know to treat it with care. */
record Answer(int status, String type, String policy, byte[] body) {
    /** A page of the console: it talks to this server and to nobody else, and no other page may frame it. */
    private static final String CONSOLE = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
            + " img-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    /** A report may come from anywhere: its page has an origin of its own, and asks nobody for anything. */
    private static final String REPORT = "sandbox allow-scripts allow-popups allow-downloads; default-src 'none';"
            + " script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'self'";

    /** For whoever does not know the key, and for what is not there: the same. */
    static final Answer NOTHING =
            text(404, "There is nothing here. The address with its key stands where `splitbrain serve` runs.");

    static Answer text(int status, String words) {
        return new Answer(status, "text/plain; charset=utf-8", CONSOLE, bytes(words + "\n"));
    }

    static Answer json(int status, Object json) {
        return new Answer(status, "application/json; charset=utf-8", CONSOLE, bytes(json.toString()));
    }

    static Answer page(String html) {
        return new Answer(200, "text/html; charset=utf-8", CONSOLE, bytes(html));
    }

    static Answer file(String type, byte[] bytes) {
        return new Answer(200, type, REPORT, bytes);
    }

    Map<String, String> headers() {
        return new TreeMap<>(Map.of(
                "Content-Type", type,
                "Content-Security-Policy", policy,
                "Referrer-Policy", "no-referrer", // the key stays here
                "X-Content-Type-Options", "nosniff",
                "Cache-Control", "no-store"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
