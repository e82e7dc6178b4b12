package dev.splitbrain.scenario.yaml;

import java.util.Locale;

/** The line of a place, and a caret below it. */
final class CodeFrame {
    private static final int WIDTH = 110; // of a line that is shown; longer ones are cut around the caret

    private CodeFrame() {}

    static String of(Mark mark) {
        String line = printable(mark.source().line(mark.line()));
        if (line.isBlank()) return "";
        int caret = Math.min(mark.column() - 1, line.length());
        int from = caret < WIDTH - 20 ? 0 : Math.min(caret - WIDTH / 2, Math.max(0, line.length() - WIDTH));
        int to = Math.min(line.length(), from + WIDTH);
        String before = from > 0 ? "…" : "";
        String shown = before + line.substring(from, to) + (to < line.length() ? "…" : "");
        return String.format(Locale.ROOT, "%5d | %s%n", mark.line(), shown).replace(System.lineSeparator(), "\n")
                + "      | " + " ".repeat(before.length() + caret - from) + "^\n";
    }

    /** One column for each character: tabs and control characters become blanks. */
    private static String printable(String line) {
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++)
            out.append(Character.isISOControl(line.charAt(i)) ? ' ' : line.charAt(i));
        return out.toString();
    }
}
