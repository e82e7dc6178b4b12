package dev.splitbrain.report.search;

import dev.splitbrain.explore.mutants.Score;
import dev.splitbrain.explore.shrink.Size;
import dev.splitbrain.report.chart.Table;
import java.util.List;
import java.util.Locale;

/** How searches for mistakes went, as a table; {@code found_in_run} is empty where nothing was. */
public final class ScoreTables {
    private static final double NANOS_PER_SECOND = 1e9;

    private ScoreTables() {}

    public static Table of(List<Score> scores) {
        Table table = new Table(
                "mutants",
                "protocol",
                "mutant",
                "runs",
                "found_in_run",
                "search_seconds",
                "faults",
                "operations",
                "nodes",
                "shrink_runs",
                "shrink_seconds",
                "breaks",
                "reason");
        scores.forEach(score -> row(table, score));
        return table;
    }

    private static void row(Table table, Score score) {
        String seconds = seconds(score.searchNanos());
        if (score.found().isEmpty()) {
            table.row(score.protocol(), score.mutant(), score.runs(), "", seconds, "", "", "", "", "", "", "");
            return;
        }
        Score.Found found = score.found().get();
        Size left = Size.of(found.smallest());
        table.row(
                score.protocol(),
                score.mutant(),
                score.runs(),
                found.run(),
                seconds,
                left.faults(),
                left.operations(),
                left.nodes(),
                found.shrinkRuns(),
                seconds(found.shrinkNanos()),
                found.violation().kind(),
                found.violation().reason().lines().findFirst().orElse(""));
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / NANOS_PER_SECOND);
    }
}
