package dev.splitbrain.report.sweep;

import dev.splitbrain.check.Limit.Comparison;
import dev.splitbrain.report.chart.Published;
import dev.splitbrain.scenario.Claim;
import dev.splitbrain.scenario.measure.Measure;
import dev.splitbrain.scenario.measure.Statistic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** What claims say of a figure, as pictures lay it over what was simulated: means, and points of its distribution. */
final class ClaimedFigures {
    private ClaimedFigures() {}

    static Published of(List<Claim> claims, Measure measure) {
        List<Published.Point> points = new ArrayList<>();
        OptionalDouble mean = OptionalDouble.empty();
        Set<String> sources = new LinkedHashSet<>();
        for (Claim claim : claims) {
            if (!claim.measure().name().equals(measure.name())) continue;
            List<Published.Point> told = points(claim);
            points.addAll(told);
            boolean isMean = claim.statistic() instanceof Statistic.Mean;
            if (isMean) mean = claim.demand().value();
            if (!told.isEmpty() || isMean && mean.isPresent()) sources.add(claim.source());
        }
        sources.remove("");
        return new Published(String.join("; ", sources), points, mean);
    }

    private static List<Published.Point> points(Claim claim) {
        OptionalDouble value = claim.demand().value();
        if (claim.statistic() instanceof Statistic.Distance distance) return Published.points(distance.curve());
        if (value.isEmpty()) return List.of();
        if (claim.statistic() instanceof Statistic.Quantile quantile)
            return List.of(new Published.Point(value.getAsDouble(), quantile.q()));
        if (claim.statistic() instanceof Statistic.Share share && share.where().comparison() == Comparison.AT_MOST)
            return List.of(new Published.Point(share.where().value(), value.getAsDouble()));
        return List.of();
    }
}
