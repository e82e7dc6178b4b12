package dev.splitbrain.scenario.code;

import java.util.Comparator;

/**
 * Something in a class that may make two runs of one scenario differ.
 *
 * @param file the source file, without its folder
 * @param line in it; 0 where the class does not tell
 * @param method with its class: {@code MyRaft.onVote}
 * @param what it does: {@code calls System.nanoTime}
 * @param why that may break determinism
 * @param instead what to use
 * @param ends whether it ends the program
 */
public record Finding(String file, int line, String method, String what, String why, String instead, boolean ends)
        implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::file)
            .thenComparingInt(Finding::line)
            .thenComparing(Finding::method)
            .thenComparing(Finding::what);

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** As people read it. */
    public String render(String severity) {
        String place = line > 0 ? file + ":" + line : file;
        return place + ": " + severity + ": " + method + " " + what + ": " + why + "\n      = " + instead;
    }
}
