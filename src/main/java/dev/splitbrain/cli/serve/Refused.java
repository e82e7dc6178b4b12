package dev.splitbrain.cli.serve;

/** What was asked for cannot be run; the message is for people, with file, line and what would do. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    public Refused(String words) {
        super(words);
    }
}
