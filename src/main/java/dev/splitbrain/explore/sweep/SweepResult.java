package dev.splitbrain.explore.sweep;

import dev.splitbrain.explore.statistics.Figures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The finished runs of a sweep, by number. */
public final class SweepResult {
    private final SweepPlan plan;
    private final List<RunRow> rows;

    public SweepResult(SweepPlan plan, Collection<RunRow> rows) {
        this.plan = plan;
        this.rows =
                rows.stream().sorted(Comparator.comparingInt(RunRow::number)).toList();
    }

    public SweepPlan plan() {
        return plan;
    }

    public List<RunRow> rows() {
        return rows;
    }

    /** Whether all runs are done. */
    public boolean isComplete() {
        return rows.size() == plan.runs();
    }

    /** The runs with one setting. */
    public List<RunRow> rows(int setting) {
        return rows.stream().filter(row -> plan.place(row.number()) == setting).toList();
    }

    /** A measure's figures over the runs with one setting. */
    public Figures figures(int setting, int measure) {
        double[] figures = rows(setting).stream()
                .mapToDouble(row -> row.figures().get(measure))
                .toArray();
        return plan.measures().get(measure).outcome() ? Figures.ofOutcomes(figures) : Figures.of(figures);
    }

    /** The place of a measure among those that are kept. */
    public int place(String measure) {
        for (int i = 0; i < plan.measures().size(); i++) {
            if (plan.measures().get(i).name().equals(measure)) return i;
        }
        throw new IllegalArgumentException("the sweep does not keep " + measure);
    }

    /**
     * How a measure differs between two settings, seed by seed: the second less the first. Both runs of a pair met the same
     * clients, faults and link weather, so that most of the chance cancels out.
     */
    public Figures differences(int setting, int other, int measure) {
        Map<Long, Double> bySeed = new LinkedHashMap<>();
        for (RunRow row : rows(setting)) bySeed.put(row.seed(), row.figures().get(measure));
        List<Double> differences = new ArrayList<>();
        for (RunRow row : rows(other)) {
            Double first = bySeed.get(row.seed());
            if (first != null) differences.add(row.figures().get(measure) - first);
        }
        return Figures.of(differences.stream().mapToDouble(value -> value).toArray());
    }

    /** Runs that are not as expected: those with the most checks against them first, then by number. */
    public List<RunRow> failures() {
        return rows.stream()
                .filter(row -> !row.asExpected())
                .sorted(Comparator.comparingInt((RunRow row) -> -weight(row)).thenComparingInt(RunRow::number))
                .toList();
    }

    private static int weight(RunRow row) {
        return row.verdict().equals(RunRow.ERROR)
                ? Integer.MAX_VALUE
                : row.unexpected().size();
    }

    /** The first failing run of each kind, by kind, in the order of {@link #failures}. */
    public Map<String, RunRow> firstOfEachKind() {
        Map<String, RunRow> first = new LinkedHashMap<>();
        for (RunRow row : failures()) first.putIfAbsent(row.kind(), row);
        return first;
    }
}
