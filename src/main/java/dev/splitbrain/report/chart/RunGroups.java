package dev.splitbrain.report.chart;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.explore.Rounding;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * All that pictures of one figure over many runs are drawn from.
 *
 * @param measure the figure's name
 * @param along what lies along the x axis of effects, with its unit: {@code network.loss, %}; empty for nothing
 * @param setup the subtitle: what was run, in one line
 * @param footer how to repeat it
 * @param published what somebody published of the same figure, whatever the group
 * @param counted what each value is of, in the singular: a run, or what else was tried
 */
public record RunGroups(
        String measure,
        Unit unit,
        String along,
        String setup,
        String footer,
        List<RunGroup> groups,
        Optional<Published> published,
        String counted) {
    private static final String RUN = "run";

    /** Of runs. */
    public RunGroups(
            String measure,
            Unit unit,
            String along,
            String setup,
            String footer,
            List<RunGroup> groups,
            Optional<Published> published) {
        this(measure, unit, along, setup, footer, groups, published, RUN);
    }

    public RunGroups {
        groups = groups.stream().filter(group -> group.figures().count() > 0).toList();
    }

    /** All that was published, of the figure at large and of each group. */
    private Stream<Published> allPublished() {
        return Stream.concat(published.stream(), groups.stream().map(RunGroup::published));
    }

    private DoubleStream publishedValues() {
        return allPublished().flatMap(each -> each.points().stream()).mapToDouble(Published.Point::value);
    }

    /** Who published what groups are held against, each once. */
    List<String> sources() {
        return groups.stream()
                .map(RunGroup::published)
                .filter(each -> !each.isNothing())
                .map(Published::source)
                .distinct()
                .toList();
    }

    /** The lines along which groups are joined, in the order of their first group. */
    List<String> lines() {
        return List.copyOf(
                new LinkedHashSet<>(groups.stream().map(RunGroup::line).toList()));
    }

    double least() {
        double least = groups.stream()
                .mapToDouble(group -> group.figures().ranked(0))
                .min()
                .orElse(0);
        return Math.min(least, publishedValues().min().orElse(least));
    }

    double most() {
        double most = groups.stream()
                .mapToDouble(group -> group.figures().ranked(group.figures().count() - 1))
                .max()
                .orElse(1);
        return Math.max(most, publishedValues().max().orElse(most));
    }

    /** Labels of an axis of the figure; durations get round milliseconds or seconds. */
    List<Tick> ticks(Scale scale, double count) {
        return scale.ticks(count, value -> switch (unit) {
            case DURATION -> Quantity.duration(Math.round(value));
            case SHARE -> Scale.plain(Math.round(value * 1e6) / 1e4) + " %";
            case NUMBER -> Scale.plain(value);
        });
    }

    /** Medians in words, of the first few groups. */
    String medians() {
        List<String> words = new ArrayList<>();
        for (RunGroup group : groups.subList(0, Math.min(3, groups.size()))) {
            String name = group.name().isEmpty() ? "" : " (" + group.name() + ")";
            words.add(unit.format(group.figures().quantile(0.5).value()) + name);
        }
        return "Median " + measure + ": " + String.join(", ", words) + (groups.size() > 3 ? ", …" : "");
    }

    /** The group's figures, one a row. */
    List<Table> tables() {
        Table table = new Table("", "setting", measure.replace('-', '_') + suffix(), "share_up_to");
        for (RunGroup group : groups) {
            int count = group.figures().count();
            for (int i = 0; i < count; i++) {
                table.row(group.name(), Rounding.text(group.figures().ranked(i)), Rounding.text((i + 1.0) / count));
            }
        }
        return List.of(table);
    }

    private String suffix() {
        return unit == Unit.DURATION ? "_nanos" : "";
    }
}
