package dev.splitbrain.report.search;

import dev.splitbrain.explore.mutants.Score;
import dev.splitbrain.explore.shrink.Size;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How searches for mistakes went, as a page of the documentation. */
public final class ScorePage {
    private static final double NANOS_PER_SECOND = 1e9;

    private ScorePage() {}

    /** The page; {@code command} is what made it. */
    public static String of(List<Score> scores, String command) {
        List<String> lines = new ArrayList<>(List.of(
                "# How good the searches are",
                "",
                "Every mistake that a protocol can make on purpose: in which run a search found it, after how many seconds, and what",
                "the shrinker left of that run. Made by `" + command
                        + "`. What the columns mean, and how the searches work,",
                "is in [Searching and shrinking](searching.md).",
                ""));
        ScoreText.summary(scores).forEach(line -> lines.add("- " + line));
        lines.add("");
        lines.add("![The share of the mistakes that are found within so many runs](mutants.svg)");
        lines.add("");
        lines.add("| protocol | mistake | found in run | seconds | faults + operations | nodes | time | breaks |");
        lines.add("|---|---|---|---|---|---|---|---|");
        scores.forEach(score -> lines.add(row(score)));
        return String.join("\n", lines) + "\n";
    }

    private static String row(Score score) {
        String name = "| " + score.protocol() + " | " + score.mutant() + " | ";
        String seconds = String.format(Locale.ROOT, "%.1f", score.searchNanos() / NANOS_PER_SECOND);
        if (score.found().isEmpty())
            return name + "nothing in " + Quantity.count(score.runs()) + " | " + seconds + " | | | | |";
        Score.Found found = score.found().get();
        Size left = Size.of(found.smallest());
        return name + found.run() + " | " + seconds + " | " + left.faults() + " + " + left.operations() + " | "
                + Quantity.count(left.nodes()) + " | " + Quantity.duration(left.endNanos()) + " | "
                + found.violation().kind() + " |";
    }
}
