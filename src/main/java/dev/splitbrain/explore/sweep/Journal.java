package dev.splitbrain.explore.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.splitbrain.explore.Rounding;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The finished runs of a sweep, a line each in the order in which they finished, so that a sweep that was stopped goes on where
 * it was. The first line says of which sweep. A last line that was cut off is as if it were not there.
 */
public final class Journal implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final String digest;
    private final Map<Integer, RunRow> finished = new TreeMap<>();
    private BufferedWriter out;

    /** The journal of the sweep with this digest; a file that belongs to another sweep is not touched yet. */
    public Journal(Path file, String digest) {
        this.file = file;
        this.digest = digest;
    }

    /** Whether there is a journal already, of this sweep or another. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** Reads the runs that were finished; false where the file is of another sweep. */
    public boolean read() throws IOException {
        List<String> lines = wholeLines();
        if (lines.isEmpty() || !digestOf(lines.get(0)).equals(digest)) return false;
        for (String line : lines.subList(1, lines.size())) {
            RunRow row = row(JSON.readTree(line));
            finished.put(row.number(), row);
        }
        return true;
    }

    private List<String> wholeLines() throws IOException {
        String text = Files.readString(file);
        int end = text.lastIndexOf('\n');
        return end < 0 ? List.of() : text.substring(0, end).lines().toList();
    }

    private static String digestOf(String line) {
        try {
            return JSON.readTree(line).path("sweep").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** The runs so far, by number. */
    public Map<Integer, RunRow> finished() {
        return finished;
    }

    /** Begins to write: what was read, and then what comes. */
    public void open() throws IOException {
        Path whole = file.resolveSibling("." + file.getFileName() + ".part");
        List<String> lines = new ArrayList<>();
        lines.add(JSON.writeValueAsString(JSON.createObjectNode().put("sweep", digest)));
        for (RunRow row : finished.values()) lines.add(line(row));
        Files.write(whole, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        Files.move(whole, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    /** One more run is finished, and on the disk when this returns. */
    public void add(RunRow row) {
        finished.put(row.number(), row);
        try {
            out.write(line(row) + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All is done, and written elsewhere. */
    public void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        if (out != null) out.close();
    }

    private static String line(RunRow row) {
        ObjectNode node = JSON.createObjectNode();
        node.put("run", row.number());
        node.put("seed", row.seed());
        node.put("fingerprint", row.fingerprint());
        node.put("verdict", row.verdict());
        ArrayNode unexpected = node.putArray("unexpected");
        row.unexpected().forEach(unexpected::add);
        node.put("reason", row.reason());
        ArrayNode figures = node.putArray("figures");
        row.figures().forEach(figure -> figures.add(Rounding.text(figure)));
        return node.toString();
    }

    private static RunRow row(JsonNode node) {
        List<String> unexpected = new ArrayList<>();
        node.path("unexpected").forEach(each -> unexpected.add(each.asText()));
        List<Double> figures = new ArrayList<>();
        node.path("figures").forEach(each -> figures.add(Rounding.parse(each.asText())));
        return new RunRow(
                node.path("run").asInt(),
                node.path("seed").asLong(),
                node.path("fingerprint").asText(),
                node.path("verdict").asText(),
                unexpected,
                node.path("reason").asText(),
                figures);
    }
}
