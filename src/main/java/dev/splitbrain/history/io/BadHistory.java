package dev.splitbrain.history.io;

import java.nio.file.Path;

/** A history file that cannot be read: its message says where and why. */
public final class BadHistory extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;
    private final String reason;

    BadHistory(int line, String reason) {
        this(line, 0, reason);
    }

    BadHistory(int line, int column, String reason) {
        super((line > 0 ? "line " + line + (column > 0 ? ", column " + column : "") + ": " : "") + reason);
        this.line = line;
        this.column = column;
        this.reason = reason;
    }

    /** The line, from 1; 0 where it is about the whole file. */
    public int line() {
        return line;
    }

    /** The reason behind its place, as compilers say it: {@code history.edn:3:14: error: …}. */
    public String in(Path file) {
        String place = file + (line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "");
        return place + ": error: " + reason;
    }
}
