package dev.splitbrain.scenario.yaml;

import java.util.Locale;

/** The line of a place, and a caret below it. Columns count characters, as people see them, not UTF-16 units. */
final class CodeFrame {
    private static final int WIDTH = 110; // of a line that is shown; longer ones are cut around the caret
    private static final int ROOM = 20; // behind the caret, before a line is cut in front of it

    private CodeFrame() {}

    static String of(Mark mark) {
        int[] line = printable(mark.source().line(mark.line()));
        int caret = Math.min(mark.column() - 1, line.length);
        int from = caret < WIDTH - ROOM ? 0 : Math.max(0, Math.min(caret - WIDTH / 2, line.length - WIDTH));
        int to = Math.min(line.length, from + WIDTH);
        String shown = new String(line, from, to - from);
        if (shown.isBlank()) return "";
        String before = from > 0 ? "…" : "";
        String after = to < line.length ? "…" : "";
        return String.format(Locale.ROOT, "%5d | ", mark.line()) + before + shown + after + "\n      | "
                + " ".repeat(before.length() + caret - from) + "^\n";
    }

    /** One column for each character: tabs and control characters become blanks. */
    private static int[] printable(String line) {
        return line.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).toArray();
    }
}
