package dev.splitbrain.report.draw;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes chance out of a finished PDF: its identifier and the tags of its font subsets, replaced by texts as long. */
final class PdfBytes {
    private static final Pattern IDENTIFIER = Pattern.compile("/ID ?\\[ ?<([0-9a-f]{32})> ?<([0-9a-f]{32})>");
    private static final Pattern SUBSET = Pattern.compile("/([A-Z]{6})\\+Inter-([A-Z])");

    private PdfBytes() {}

    static byte[] repeatable(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1); // one character for each byte
        StringBuilder out = new StringBuilder(text);
        Matcher identifier = IDENTIFIER.matcher(text);
        while (identifier.find()) {
            out.replace(identifier.start(1), identifier.end(1), "0".repeat(32));
            out.replace(identifier.start(2), identifier.end(2), "0".repeat(32));
        }
        Matcher subset = SUBSET.matcher(text);
        while (subset.find()) out.replace(subset.start(1), subset.end(1), "INTER" + subset.group(2));
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
