package dev.splitbrain.history.io;

import java.util.Locale;
import java.util.regex.Pattern;

/** The formats that histories are kept in. */
public enum HistoryFormat {
    /** Jepsen's history.edn: one map for each event. */
    EDN("edn"),
    /** Jepsen's history.txt, or a log with such lines in it: process, type, f and value between tabs. */
    TEXT("txt"),
    /** One JSON object for each event, in a row or in an array: what elle-cli reads. */
    JSON("json"),
    /** Our history.jsonl: one JSON object for each operation. */
    JSONL("jsonl");

    private static final Pattern OWN = Pattern.compile("\\s*\\{.*\"(invokedNanos|outcome)\"\\s*:.*");
    private static final Pattern JSON_START = Pattern.compile("\\s*(\\[\\s*)?(\\{\\s*(\".*)?)?");

    private final String extension;

    HistoryFormat(String extension) {
        this.extension = extension;
    }

    /** The usual end of such a file's name. */
    public String extension() {
        return extension;
    }

    /** The format by its name on the command line. */
    public static HistoryFormat named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The format of a file by its first line that is not blank. */
    static HistoryFormat of(String line) {
        if (OWN.matcher(line).matches()) return JSONL;
        if (line.contains("\t")) return TEXT;
        if (JSON_START.matcher(line).matches() && !line.contains(":type")) return JSON;
        String start = line.stripLeading();
        boolean edn = start.startsWith("{") || start.startsWith("[") || start.startsWith("(") || start.startsWith("#");
        return edn || start.startsWith(";") ? EDN : TEXT;
    }
}
