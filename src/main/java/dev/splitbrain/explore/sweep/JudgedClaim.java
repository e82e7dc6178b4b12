package dev.splitbrain.explore.sweep;

import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.explore.statistics.Estimate;
import dev.splitbrain.explore.statistics.Figures;
import dev.splitbrain.scenario.Claim;
import dev.splitbrain.scenario.measure.Demand;
import dev.splitbrain.scenario.measure.Statistic;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * A claim and what the runs of one setting say of it.
 *
 * @param setting which one, counted from 0
 * @param found the statistic; for every run, the one that is farthest off
 * @param runs how many runs have the figure
 * @param of how many runs there are; a claim is not judged by those alone that happen to have its figure
 */
public record JudgedClaim(Claim claim, int setting, Estimate found, int runs, int of) {
    /** All claims of all settings, by setting. */
    public static List<JudgedClaim> of(SweepResult result) {
        List<JudgedClaim> judged = new ArrayList<>();
        for (int setting = 0; setting < result.plan().settings().size(); setting++) {
            for (Claim claim : result.plan().settings().get(setting).scenario().claims()) {
                Figures figures =
                        result.figures(setting, result.place(claim.measure().name()));
                judged.add(of(claim, setting, figures, result.rows(setting).size()));
            }
        }
        return judged;
    }

    static JudgedClaim of(Claim claim, int setting, Figures figures, int of) {
        return new JudgedClaim(claim, setting, find(claim, figures), figures.count(), of);
    }

    /** Whether the claim does; not where some runs, or all, lack its figure. */
    public boolean holds() {
        return runs == of && claim.demand().holds(found.value());
    }

    /**
     * Whether it fails beyond doubt: for want of the figure, for a single run that none may be like, or with the whole interval
     * of the statistic beside what is demanded.
     */
    public boolean failsClearly() {
        if (holds()) return false;
        if (runs != of || claim.statistic() instanceof Statistic.Every) return true;
        return found.low() > claim.demand().high()
                || found.high() < claim.demand().low();
    }

    /** In which unit the statistic is. */
    public Unit unit() {
        return claim.statistic().unit(claim.measure().unit());
    }

    /** Over how many runs, and how many of them have no such figure. */
    public String remark() {
        String missing = runs == of ? "" : ", " + (of - runs) + " without the figure";
        return Quantity.count(of, "run") + missing;
    }

    private static Estimate find(Claim claim, Figures figures) {
        Statistic statistic = claim.statistic();
        if (statistic instanceof Statistic.Quantile quantile) return figures.quantile(quantile.q());
        if (statistic instanceof Statistic.Share share) return figures.share(share.where()::holds);
        if (statistic instanceof Statistic.Distance distance) return figures.distance(distance.curve());
        if (statistic instanceof Statistic.Every) return farthest(claim.demand(), figures);
        return figures.mean();
    }

    private static Estimate farthest(Demand demand, Figures figures) {
        if (figures.count() == 0) return Estimate.NONE;
        double least = figures.ranked(0);
        double most = figures.ranked(figures.count() - 1);
        double shown = demand.holds(least) ? most : least;
        return new Estimate(shown, least, most);
    }
}
