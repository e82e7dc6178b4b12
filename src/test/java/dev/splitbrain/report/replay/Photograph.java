package dev.splitbrain.report.replay;

import java.nio.file.Files;
import java.nio.file.Path;

/** Photographs a page: {@code Photograph ADDRESS FILE.png WIDTH HEIGHT READY}, once the expression READY is true in it. */
final class Photograph {
    private static final String DRAWN =
            "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";

    private Photograph() {}

    public static void main(String[] args) throws Exception {
        Path program = Chromium.find().orElseThrow(() -> new IllegalStateException("no Chromium is installed"));
        try (Chromium browser = new Chromium(program, Integer.parseInt(args[2]), Integer.parseInt(args[3]))) {
            browser.open(args[0], args[4]);
            browser.evaluate(DRAWN);
            Files.write(Path.of(args[1]), browser.screenshot());
        }
    }
}
