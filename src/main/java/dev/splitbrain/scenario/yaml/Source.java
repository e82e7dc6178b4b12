package dev.splitbrain.scenario.yaml;

import java.util.List;

/**
 * A text that people wrote: a file, or an option of the command line.
 *
 * @param rank its place among the sources of one scenario, by which problems are sorted
 * @param name how it is called in problems
 */
public record Source(int rank, String name, List<String> lines) {
    public Source {
        lines = List.copyOf(lines);
    }

    public static Source of(int rank, String name, String text) {
        return new Source(rank, name, List.of(text.split("\r\n|[\r\n\u0085\u2028\u2029]", -1))); // YAML's line breaks
    }

    /** A line by its number, from 1; empty where there is none. */
    public String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** Whether it is an option of the command line, such as {@code --set}: files are never called so. */
    public boolean isCommandLine() {
        return name.startsWith("--");
    }

    /** The place at its beginning. */
    public Mark start() {
        return new Mark(this, 1, 1);
    }
}
