package dev.splitbrain.report.draw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes Java's graphics independent of a display, of installed fonts and of fontconfig. */
public final class Headless {
    private static final String FONT_CONFIGURATION = "sun.awt.fontconfig";

    private Headless() {}

    /**
     * Call this first in {@code main}: it must run before the first class of java.awt that draws. A property that is
     * already set is left alone. Cheap, and harmless when called again.
     */
    public static void prepare() {
        setIfAbsent("java.awt.headless", "true");
        // On Linux, Java asks fontconfig for the system's fonts before it reads any font, ours too, and fails where
        // there is
        // none. A configuration file of its own, with no fonts in it, saves the question. The property is the JDK's own
        // affair: where a JDK ignores it, fontconfig is asked as usual.
        if (System.getProperty("os.name", "").startsWith("Linux") && System.getProperty(FONT_CONFIGURATION) == null)
            withoutFontconfig();
    }

    private static void setIfAbsent(String key, String value) {
        if (System.getProperty(key) == null) System.setProperty(key, value);
    }

    private static void withoutFontconfig() {
        try {
            Path file = Files.createTempFile("splitbrain-fonts", ".properties");
            file.toFile().deleteOnExit();
            Files.writeString(file, "version=1\nsequence.allfonts=default\n");
            System.setProperty(FONT_CONFIGURATION, file.toString());
        } catch (IOException e) {
            // No temporary folder: the system's fontconfig is asked, and most systems have one.
        }
    }
}
