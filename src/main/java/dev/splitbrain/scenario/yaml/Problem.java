package dev.splitbrain.scenario.yaml;

import java.util.Comparator;

/**
 * Something in a text that cannot stay so.
 *
 * @param message what is wrong, in a line
 * @param hint what would do; may be empty
 */
public record Problem(Mark mark, String message, String hint) implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::mark).thenComparing(Problem::message).thenComparing(Problem::hint);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /** As people read it: place, message, the line with a caret, what would do. */
    public String render() {
        StringBuilder out = new StringBuilder();
        out.append(mark).append(": error: ").append(message).append('\n');
        out.append(CodeFrame.of(mark));
        if (!hint.isEmpty()) out.append("      = ").append(hint).append('\n');
        return out.toString();
    }
}
