package dev.splitbrain.scenario.terms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Round trips that somebody measured and published.
 *
 * @param description what was measured, in a line
 * @param source who did, and where it can be read
 * @param table as a CSV file has it
 */
public record RoundTripPreset(String name, String description, String source, String table) {
    private static final List<String> NAMES = List.of("aws-5", "gcp-8");
    private static final String SOURCE = "Source: ";

    /** All there are. */
    public static List<RoundTripPreset> all() {
        return NAMES.stream().map(RoundTripPreset::read).toList();
    }

    public static List<String> names() {
        return NAMES;
    }

    public static Optional<RoundTripPreset> named(String name) {
        return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
    }

    /** The regions between which it knows round trips. */
    public List<String> regions() {
        String header =
                table.lines().filter(line -> !line.startsWith("#")).findFirst().orElseThrow();
        return Arrays.asList(header.split(",")).subList(1, header.split(",").length);
    }

    /** The file begins with comments: the description on the first line, then the source. */
    private static RoundTripPreset read(String name) {
        String text = resource(name);
        List<String> comments = new ArrayList<>(text.lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .toList());
        String description = comments.remove(0);
        return new RoundTripPreset(name, description, String.join(" ", comments).substring(SOURCE.length()), text);
    }

    private static String resource(String name) {
        try (InputStream in = RoundTripPreset.class.getResourceAsStream("/round-trips/" + name + ".csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
