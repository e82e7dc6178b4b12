package dev.splitbrain.report;

import dev.splitbrain.metrics.RoleSpan;
import dev.splitbrain.report.chart.View;
import dev.splitbrain.report.spacetime.SpaceTimeOptions;
import dev.splitbrain.report.spacetime.SpaceTimeOptions.Show;
import dev.splitbrain.report.spacetime.SpaceTimeOptions.TimeMode;
import dev.splitbrain.scenario.catalog.PlannedChart;
import dev.splitbrain.scenario.run.RunResult;
import dev.splitbrain.scenario.terms.Moments.Moment;
import dev.splitbrain.trace.FaultWindow;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What a scenario asks of a space-time diagram: which part of the run it shows, and what beside the messages. */
record SpaceTimePlan(PlannedChart chart) {
    private static final long MILLI = 1_000_000;
    private static final long BEFORE = 50 * MILLI;
    private static final long AFTER = 200 * MILLI;
    private static final long WHOLE_RUN = 5_000 * MILLI; // at most
    private static final int MOST_MESSAGES = 200; // in a part that nobody chose; more would be a grey wall

    /** The part of the run; empty where it is around something that never happened. */
    Optional<View> view(RunResult run) {
        Optional<Moment> around = option("around", Moment.class);
        if (around.isPresent()) return moment(around.get(), run).map(moment -> around(moment, run));
        if (chart.options().containsKey("from") || chart.options().containsKey("to")) {
            return Optional.of(part(nanos("from", 0), nanos("to", run.endNanos()), run.endNanos()));
        }
        if (run.endNanos() <= WHOLE_RUN) return Optional.of(part(0, run.endNanos(), run.endNanos()));
        return Optional.of(around(firstMoment(run), run));
    }

    /** A smaller part, where the scenario leaves the choice and the messages of this one would be a grey wall; else empty. */
    Optional<View> smaller(View view, long[] sentNanos, RunResult run) {
        boolean chosen = Stream.of("around", "from", "to", "before", "after").anyMatch(chart.options()::containsKey);
        if (chosen || sentNanos.length <= MOST_MESSAGES) return Optional.empty();
        View around = around(firstMoment(run), run);
        if (around.lengthNanos() < view.lengthNanos()) return Optional.of(around);
        int now = Arrays.binarySearch(sentNanos, firstMoment(run));
        int first = Math.max(0, (now < 0 ? -now - 1 : now) - MOST_MESSAGES / 4);
        int last = Math.min(sentNanos.length - 1, first + MOST_MESSAGES);
        long from = Math.max(view.fromNanos(), sentNanos[Math.max(0, last - MOST_MESSAGES)]);
        long to = last == sentNanos.length - 1 ? view.toNanos() : sentNanos[last];
        View few = part(from, Math.max(to, from + MILLI), run.endNanos());
        return few.lengthNanos() < view.lengthNanos() ? Optional.of(few) : Optional.empty();
    }

    /** When the first fault began; without faults, when the first leader was elected; or the beginning. */
    private static long firstMoment(RunResult run) {
        LongStream faults = run.faults().stream().mapToLong(FaultWindow::beginNanos);
        LongStream elections = run.roles().stream()
                .filter(span -> span.leads() && span.fromNanos() > 0)
                .mapToLong(RoleSpan::fromNanos);
        return LongStream.concat(faults.sorted().limit(1), elections.sorted().limit(1))
                .findFirst()
                .orElse(0);
    }

    private static Optional<Long> moment(Moment around, RunResult run) {
        if (around.atNanos().isPresent()) return around.atNanos();
        return run.faults().stream()
                .filter(window -> window.fault() == around.fault())
                .map(FaultWindow::beginNanos)
                .findFirst();
    }

    private View around(long moment, RunResult run) {
        return part(moment - nanos("before", BEFORE), moment + nanos("after", AFTER), run.endNanos());
    }

    /** That part of a run as far as there is a run: it may have stopped before its time. */
    static View part(long fromNanos, long toNanos, long endNanos) {
        long from = Math.max(0, Math.min(fromNanos, endNanos - 1));
        return new View(from, Math.max(from + 1, Math.min(toNanos, endNanos)));
    }

    private long nanos(String key, long fallback) {
        return option(key, Long.class).orElse(fallback);
    }

    private <T> Optional<T> option(String key, Class<T> type) {
        return Optional.ofNullable(type.cast(chart.options().get(key)));
    }

    SpaceTimeOptions options() {
        SpaceTimeOptions options = SpaceTimeOptions.standard().hiding(Set.copyOf(words("hide")));
        if (chart.options().containsKey("show")) options = options.with(shows());
        if ("few-crossings".equals(chart.options().get("order"))) options = options.reordered();
        Optional<TimeMode> time =
                option("time", String.class).map(SpaceTimePlan::constant).map(TimeMode::valueOf);
        return time.map(options::with).orElse(options);
    }

    private Set<Show> shows() {
        Set<Show> shows = EnumSet.noneOf(Show.class);
        for (String word : words("show"))
            shows.add(word.equals("vector-clocks") ? Show.CLOCKS : Show.valueOf(constant(word)));
        return shows;
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private List<String> words(String key) {
        List<?> words = option(key, List.class).orElse(List.of());
        return words.stream().map(String::valueOf).toList();
    }
}
