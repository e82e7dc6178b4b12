package dev.splitbrain.history.io;

/** A history file that cannot be read: its message says where and why. */
public final class BadHistory extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;

    BadHistory(int line, String reason) {
        super(line > 0 ? "line " + line + ": " + reason : reason);
        this.line = line;
    }

    /** The line, from 1; 0 where it is about the whole file. */
    public int line() {
        return line;
    }
}
