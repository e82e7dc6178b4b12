package dev.splitbrain.history.io;

import dev.splitbrain.history.History;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads histories of any system in any of the formats. */
public final class HistoryReader {
    private static final int LONGEST_FIRST_LINE = 1 << 16;
    private static final Pattern OPENING = Pattern.compile("[\\s\\[({]*");

    private final Model model;

    /** A reader of histories whose names and values a model explains. */
    public HistoryReader(Model model) {
        this.model = model;
    }

    /** The history in a file, whose format is told from its first line. */
    public History read(Path file) throws IOException, BadHistory {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return read(reader);
        } catch (MalformedInputException e) {
            throw new BadHistory(0, "not a text in UTF-8");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The history that a reader gives, whose format is told from its first line. */
    public History read(BufferedReader reader) throws IOException, BadHistory {
        String first = firstLine(reader);
        if (first == null) throw new BadHistory(0, "the file is empty");
        return read(reader, HistoryFormat.of(first));
    }

    /** The history that a reader gives in a known format. */
    public History read(BufferedReader reader, HistoryFormat format) throws IOException, BadHistory {
        History history = format == HistoryFormat.JSONL ? OwnFormat.read(reader, model) : paired(reader, format);
        if (history.operations().isEmpty()) throw new BadHistory(0, "there is no operation in it");
        return history;
    }

    private History paired(BufferedReader reader, HistoryFormat format) throws IOException, BadHistory {
        Pairing pairing = new Pairing(model);
        switch (format) {
            case EDN -> EdnFormat.read(reader, pairing);
            case JSON -> JsonFormat.readEvents(reader, pairing);
            default -> TextFormat.read(reader, pairing);
        }
        return pairing.history();
    }

    /** Looks at the first line that says something and goes back to the start. */
    private static String firstLine(BufferedReader reader) throws IOException {
        reader.mark(LONGEST_FIRST_LINE);
        char[] start = new char[LONGEST_FIRST_LINE - 1];
        int length = 0;
        for (int got = 0; got >= 0 && length < start.length; length += Math.max(0, got))
            got = reader.read(start, length, start.length - length);
        reader.reset();
        return begin(new String(start, 0, length));
    }

    /** A text's first line, or more where that only opens brackets; null of a blank one. */
    private static String begin(String text) {
        String begin = null;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.isBlank()) continue;
            begin = begin == null ? line : begin + line.strip();
            if (!OPENING.matcher(begin).matches()) break;
        }
        return begin;
    }
}
