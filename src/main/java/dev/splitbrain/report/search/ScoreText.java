package dev.splitbrain.report.search;

import dev.splitbrain.explore.mutants.Score;
import dev.splitbrain.explore.shrink.Size;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How searches for mistakes went, for people. How long they took is not told: that is in the table. */
public final class ScoreText {
    private ScoreText() {}

    /** One search. */
    public static String line(Score score) {
        String name = String.format(Locale.ROOT, "%-16s  %-30s", score.protocol(), score.mutant());
        if (score.found().isEmpty()) return name + "  nothing in " + Quantity.count(score.runs(), "run");
        Score.Found found = score.found().get();
        Size left = Size.of(found.smallest());
        return String.format(
                Locale.ROOT,
                "%s  run %4d   %d + %d, %s, %s   %s",
                name,
                found.run(),
                left.faults(),
                left.operations(),
                Quantity.count(left.nodes(), "node"),
                Quantity.duration(left.endNanos()),
                found.violation().kind());
    }

    /** All of them together. */
    public static List<String> summary(List<Score> scores) {
        List<Score> mutants = scores.stream().filter(each -> !each.isControl()).toList();
        List<Integer> runs = mutants.stream()
                .flatMap(each -> each.found().stream())
                .map(Score.Found::run)
                .sorted()
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add("found " + runs.size() + " of " + Quantity.count(mutants.size(), "mistake"));
        if (!runs.isEmpty()) {
            lines.add(
                    "runs until found: median " + runs.get(runs.size() / 2) + ", at most " + runs.get(runs.size() - 1));
            int most = mutants.stream()
                    .flatMap(each -> each.found().stream())
                    .mapToInt(Score.Found::left)
                    .max()
                    .orElse(0);
            lines.add("faults and operations left: at most " + most);
        }
        for (Score score : scores) {
            if (score.isAsItShouldBe()) continue;
            lines.add(
                    score.isControl()
                            ? "FALSE ALARM  " + score.protocol() + " without a mistake breaks a promise"
                            : "NOT FOUND    " + score.protocol() + ": " + score.mutant());
        }
        return lines;
    }
}
