package dev.splitbrain.report.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that a picture can be written as. */
public enum Format {
    PNG,
    SVG,
    PDF,
    /** The numbers behind the picture. */
    CSV;

    /** The word on the command line, and the end of file names. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Format> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }
}
