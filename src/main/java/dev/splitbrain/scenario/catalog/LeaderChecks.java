package dev.splitbrain.scenario.catalog;

import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Limit.Comparison;
import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.check.leader.AtMostOneLeader;
import dev.splitbrain.check.leader.LeaderAgreed;
import dev.splitbrain.check.leader.Led;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.terms.Limits;
import java.util.List;
import java.util.Optional;

/** The checks of elections that ask for no terms. */
final class LeaderChecks {
    private static final Key<Optional<Limit>> OVERLAP = Key.maybe(
            "overlap",
            Limits.shape(Unit.DURATION, Comparison.AT_MOST),
            "For how long two may lead at once. Default: not for a moment.");
    private static final Key<Limit> AGREEMENT = Key.required(
            "within",
            Limits.shape(Unit.DURATION, Comparison.AT_MOST),
            "How long after the last fault, crash or start not all need to agree.");
    private static final Key<Limit> LED =
            Key.required("at-least", Limits.shape(Unit.SHARE, Comparison.AT_LEAST), "The share of the run.");

    private LeaderChecks() {}

    static List<CheckEntry> all() {
        return List.of(
                new CheckEntry(
                        "at-most-one-leader",
                        "At every moment at most one running node holds itself leader, whatever its term",
                        List.of(OVERLAP),
                        values -> () -> new AtMostOneLeader(
                                values.get(OVERLAP).orElseGet(() -> Limit.atMost(0, Unit.DURATION)))),
                new CheckEntry(
                        "leader-agreed",
                        "All running nodes hold the same one for the leader, a time after the last fault",
                        List.of(AGREEMENT),
                        values -> () -> new LeaderAgreed(values.get(AGREEMENT))),
                new CheckEntry(
                        "led",
                        "The share of the run in which a running node held itself leader",
                        List.of(LED),
                        values -> () -> new Led(values.get(LED))));
    }
}
