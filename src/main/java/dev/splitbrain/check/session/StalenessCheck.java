package dev.splitbrain.check.session;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Proof;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.session.Staleness.Stale;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How stale reads may be: {@code k-staleness} limits how many newer writes a read may have missed, {@code t-visibility} for
 * how long a newer write may stay unseen. Judged by a percentile of all reads, fresh ones counting 0.
 */
public final class StalenessCheck implements Check {
    private final boolean versions;
    private final Limit limit;
    private final int perMille;

    private StalenessCheck(boolean versions, Limit limit, int perMille) {
        if (perMille < 1 || perMille > 1000)
            throw new IllegalArgumentException("no such percentile: " + perMille + "/1000");
        this.versions = versions;
        this.limit = limit;
        this.perMille = perMille;
    }

    /** Limits the number of newer writes that a read missed, at a percentile given per mille: 1000 for all reads. */
    public static StalenessCheck versions(Limit limit, int perMille) {
        return new StalenessCheck(true, limit, perMille);
    }

    /** Limits the time since the first newer write that a read missed was over, at a percentile given per mille. */
    public static StalenessCheck time(Limit limit, int perMille) {
        return new StalenessCheck(false, limit, perMille);
    }

    @Override
    public String name() {
        return versions ? "k-staleness" : "t-visibility";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        SessionHistory history = new SessionHistory(evidence.history());
        if (history.problem() != null) return Verdict.undecided("", history.problem());
        Staleness staleness = new Staleness(history);
        if (staleness.reads() == 0) return Verdict.undecided("no reads", "no read ended ok");
        List<Stale> sorted = new ArrayList<>(staleness.stale());
        sorted.sort(Comparator.comparingLong(this::figure));
        int fresh = staleness.reads() - sorted.size();
        int rank = (int) ((perMille * (long) staleness.reads() + 999) / 1000);
        Stale judged = rank <= fresh ? null : sorted.get(rank - fresh - 1);
        long figure = judged == null ? 0 : figure(judged);
        String share = Quantity.share((double) fresh / staleness.reads()) + " fresh";
        String measured = (versions ? Quantity.count(figure) : Quantity.duration(figure)) + ", " + share;
        String remark = perMille == 1000 ? "" : "of " + Quantity.share(perMille / 1000.0) + " of reads";
        Verdict verdict = limit.judge(figure, measured, remark, judged == null ? "" : reason(judged));
        return verdict.answer() == Verdict.Answer.VALID
                ? verdict
                : verdict.at(judged.read().completedNanos()).because(new Proof.Of(List.of(judged.read())));
    }

    private long figure(Stale stale) {
        return versions ? stale.versions() : stale.lag();
    }

    private static String reason(Stale stale) {
        return "read of " + stale.read().command().key() + " by "
                + stale.read().request().client() + " at "
                + Quantity.moment(stale.read().invokedNanos()) + " missed "
                + Quantity.count(stale.versions(), "newer write") + ", the first of them over for "
                + Quantity.duration(stale.lag());
    }
}
