package dev.splitbrain.report.draw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes Java's graphics independent of a display, of installed fonts and of fontconfig. {@link #tidy} it
 * when the first letter has been drawn: what must be read is read by then.
 */
final class Headless {
    private static final String FONT_CONFIGURATION = "sun.awt.fontconfig";

    private final Optional<Path> configuration;

    private Headless(Optional<Path> configuration) {
        this.configuration = configuration;
    }

    /**
     * It must run before the first class of java.awt that draws. A property that is already set is left alone. Cheap, and
     * harmless when called again.
     */
    static Headless prepare() {
        setIfAbsent("java.awt.headless", "true");
        // On Linux, Java asks fontconfig for the system's fonts before it reads any font, ours too, and fails where
        // there is none. A configuration file of its own, with no fonts in it, saves the question. The property is the
        // JDK's own affair: where a JDK ignores it, fontconfig is asked as usual.
        boolean asks = System.getProperty("os.name", "").startsWith("Linux");
        return new Headless(
                asks && System.getProperty(FONT_CONFIGURATION) == null ? withoutFontconfig() : Optional.empty());
    }

    private static void setIfAbsent(String key, String value) {
        if (System.getProperty(key) == null) System.setProperty(key, value);
    }

    private static Optional<Path> withoutFontconfig() {
        try {
            Path file = Files.createTempFile("splitbrain-fonts", ".properties");
            Files.writeString(file, "version=1\nsequence.allfonts=default\n");
            System.setProperty(FONT_CONFIGURATION, file.toString());
            return Optional.of(file);
        } catch (IOException e) {
            // No temporary folder: the system's fontconfig is asked, and most systems have one.
            return Optional.empty();
        }
    }

    /** Leaves nothing behind in the temporary folder. */
    void tidy() {
        try {
            if (configuration.isPresent()) Files.deleteIfExists(configuration.get());
        } catch (IOException e) {
            // A small file is left in the temporary folder: no reason to draw nothing.
        }
    }
}
