package dev.splitbrain.fidelity;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.explore.sweep.JudgedClaim;
import dev.splitbrain.scenario.WrongVariant;
import dev.splitbrain.trace.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The results of trials as tables in Markdown, which also read well in a terminal. */
final class FidelityTable {
    private final StringBuilder out = new StringBuilder();

    /** One scenario: a row for each claim, then a row for each mistake. */
    static String of(Trial trial) {
        FidelityTable table = new FidelityTable();
        table.head(trial);
        table.claims(trial);
        table.mistakes(trial);
        return table.out.toString();
    }

    private void head(Trial trial) {
        String name = FidelityPage.name(trial.file());
        out.append("### ").append(trial.scenario().name()).append("\n\n");
        out.append("`")
                .append(name)
                .append("`, ")
                .append(LocalDate.now(ZoneOffset.UTC))
                .append(": ");
        out.append(Quantity.count(trial.sets(), "set"))
                .append(" of ")
                .append(Quantity.count(trial.plan().seeds().size(), "seed"))
                .append(". ");
        List<String> sources = trial.claims().stream()
                .map(claim -> claim.get(0).claim().source())
                .filter(source -> !source.isEmpty())
                .distinct()
                .toList();
        out.append("Published: ").append(String.join("; ", sources)).append(".\n\n");
        if (!trial.unexpected().isEmpty())
            out.append("**MISS**: ")
                    .append(Quantity.count(trial.unexpected().size(), "run"))
                    .append(" not as expected, such as ")
                    .append(trial.unexpected().get(0))
                    .append("\n\n");
    }

    private void claims(Trial trial) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("setting", "figure", "published", "tolerance", "simulated", "mistakes found", "verdict"));
        List<List<JudgedClaim>> claims = trial.claims();
        for (int i = 0; i < claims.size(); i++) {
            JudgedClaim first = claims.get(i).get(0);
            boolean holds = claims.get(i).stream().allMatch(JudgedClaim::holds);
            rows.add(List.of(
                    trial.plan().settings().get(first.setting()).label(),
                    first.claim().label(),
                    first.claim().demand().stated(),
                    first.claim().demand().tolerance(),
                    String.join(
                            ", ",
                            claims.get(i).stream()
                                    .map(FidelityTable::found)
                                    .distinct()
                                    .toList()),
                    trial.finds(i) + " of " + trial.caughtBy().size(),
                    holds && trial.finds(i) > 0 ? "holds" : holds ? "**MISS**: finds no mistake" : "**MISS**"));
        }
        table(rows);
    }

    /** With a digit more than summaries have: a reader compares it with what was published. */
    private static String found(JudgedClaim claim) {
        double value = claim.found().value();
        if (Double.isNaN(value)) return "none";
        if (claim.unit() == Unit.DURATION) return digits(value / 1e6) + " ms";
        return claim.unit() == Unit.SHARE ? digits(value * 100) + " %" : digits(value);
    }

    private static String digits(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        int whole = Math.max(1, exact.precision() - exact.scale());
        BigDecimal rounded = exact.setScale(Math.max(0, 4 - whole), RoundingMode.HALF_UP);
        return rounded.signum() == 0 && exact.signum() != 0
                ? exact.round(new java.math.MathContext(2)).toPlainString()
                : rounded.stripTrailingZeros().toPlainString();
    }

    private void mistakes(Trial trial) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("mistake", "made by", "claims that fail", "verdict"));
        for (Map.Entry<WrongVariant, TreeSet<Integer>> each : trial.caughtBy().entrySet()) {
            int failing = each.getValue().size();
            List<String> values = new ArrayList<>();
            each.getKey().values().forEach((path, value) -> values.add("`" + path + ": " + shortened(value) + "`"));
            rows.add(List.of(
                    each.getKey().name(),
                    String.join(", ", values),
                    failing + " of " + trial.claims().size(),
                    failing > 0 ? "caught" : "**MISS**"));
        }
        table(rows);
    }

    private static String shortened(String value) {
        return value.length() <= 48 ? value : value.substring(0, 47) + "…";
    }

    private void table(List<List<String>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            out.append('|');
            for (int column = 0; column < row.size(); column++) {
                int width = width(rows, column);
                out.append(' ')
                        .append(row.get(column))
                        .append(" ".repeat(width - row.get(column).length()))
                        .append(" |");
            }
            out.append('\n');
            if (i > 0) continue;
            out.append('|');
            for (int column = 0; column < row.size(); column++)
                out.append("-".repeat(width(rows, column) + 2)).append('|');
            out.append('\n');
        }
        out.append('\n');
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
