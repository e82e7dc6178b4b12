package dev.splitbrain.check.session;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.Proof;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.check.session.WriteOrder.Why;
import dev.splitbrain.trace.Quantity;
import java.util.List;

/** Whether each client's session kept a promise. */
public final class SessionGuarantee implements Check {
    /** The promises. */
    public enum Guarantee {
        READ_YOUR_WRITES("read-your-writes", "A client's read returns its own last write of the key, or a newer one"),
        MONOTONIC_READS("monotonic-reads", "A client's reads of a key never go back to an older write"),
        MONOTONIC_WRITES(
                "monotonic-writes",
                "Whoever sees a write sees the earlier writes of the same session, and in its order"),
        WRITES_FOLLOW_READS("writes-follow-reads", "Whoever sees a write sees what its client had read before it"),
        CAUSAL("causal", "No read returns what is overwritten in its causal past"),
        CAUSAL_CONVERGENCE(
                "causal-convergence",
                "No read returns what is overwritten in its causal past, and concurrent writes have one order for all");

        private final String checkName;
        private final String description;

        Guarantee(String checkName, String description) {
            this.checkName = checkName;
            this.description = description;
        }

        /** What it demands, in a line. */
        public String description() {
            return description;
        }

        /** The name in scenarios. */
        public String checkName() {
            return checkName;
        }
    }

    private final Guarantee guarantee;

    public SessionGuarantee(Guarantee guarantee) {
        this.guarantee = guarantee;
    }

    @Override
    public String name() {
        return guarantee.checkName();
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        SessionHistory history = new SessionHistory(evidence.history());
        if (history.problem() != null) return Verdict.undecided("", history.problem());
        if (history.size() == 0) return Verdict.undecided("no operations", "no client asked for anything");
        return new Judge(history, evidence).verdict();
    }

    /** One history on its way to a verdict. */
    private final class Judge {
        private final SessionHistory history;
        private final WriteOrder order;
        private final Rules rules;
        private final String measured;

        Judge(SessionHistory history, Evidence evidence) {
            this.history = history;
            order = new WriteOrder(history, evidence.history().clock());
            rules = new Rules(history, order);
            measured = Quantity.count(history.size(), "operation") + ", "
                    + Quantity.count(history.sessions.size(), "session");
        }

        Verdict verdict() {
            return switch (guarantee) {
                case READ_YOUR_WRITES -> {
                    rules.time();
                    rules.readYourWrites();
                    yield judged(Why.OWN);
                }
                case MONOTONIC_READS -> {
                    rules.time();
                    rules.monotonicReads();
                    yield judged(Why.SEEN);
                }
                case MONOTONIC_WRITES -> onTopOfReads(false);
                case WRITES_FOLLOW_READS -> onTopOfReads(true);
                default -> causal();
            };
        }

        /** Readers show the order of writes only where their own reads are in order. */
        private Verdict onTopOfReads(boolean followingReads) {
            rules.monotonicReads();
            if (!followingReads) rules.readYourWrites();
            if (order.contradicts(Why.OWN, Why.SEEN))
                return Verdict.undecided(measured, "reads are not in order themselves: " + order.reason());
            if (!followingReads) {
                rules.monotonicWrites();
                return judged(Why.SESSION, Why.BEFORE_SEEN);
            }
            CausalPast past = CausalPast.fits(history) ? new CausalPast(history) : null;
            if (past == null) return tooLarge();
            if (past.cyclic()) return readsTheFuture(past);
            rules.writesFollowReads(past);
            return judged(Why.RETURNED, Why.READ_BEFORE_SEEN);
        }

        private Verdict causal() {
            if (history.thinAir() != null) {
                String who = history.thinAir().request().client().name();
                String reason =
                        "a read of " + history.thinAir().command().key() + " by " + who + " returned what nobody wrote";
                return Verdict.violated(measured, "", reason)
                        .at(history.thinAir().completedNanos())
                        .because(new Proof.Of(List.of(history.thinAir())));
            }
            CausalPast past = CausalPast.fits(history) ? new CausalPast(history) : null;
            if (past == null) return tooLarge();
            if (past.cyclic()) return readsTheFuture(past);
            boolean converging = guarantee == Guarantee.CAUSAL_CONVERGENCE;
            rules.causal(past, converging);
            if (converging) rules.causalOrder();
            return judged(Why.CAUSAL);
        }

        private Verdict readsTheFuture(CausalPast past) {
            long at = history.operations.get(past.onACycle()).completedNanos();
            return Verdict.violated(measured, "", "a read returned a write that its own client's later write led to")
                    .at(at);
        }

        private Verdict tooLarge() {
            return Verdict.undecided(measured, "too many sessions for so many operations");
        }

        private Verdict judged(Why... through) {
            return order.contradicts(through)
                    ? Verdict.violated(measured, "", order.reason())
                            .at(order.atNanos())
                            .because(new Proof.Of(order.shown()))
                    : Verdict.valid(measured);
        }
    }
}
