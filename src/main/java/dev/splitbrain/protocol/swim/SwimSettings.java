package dev.splitbrain.protocol.swim;

import dev.splitbrain.node.Doc;
import java.time.Duration;
import java.util.List;

/**
 * The options of SWIM, and the one place of their defaults. Sections are of Das, Gupta and Motivala 2002; those of Lifeguard are
 * of Dadgar, Phillips and Currey 2018.
 */
public record SwimSettings(
        @Doc("How often a member probes another: the protocol period (§3.1).")
        Duration period,

        @Doc("How long a member waits for the target itself before it asks helpers; well below the period (§3.1).")
        Duration timeout,

        @Doc("How many helpers are asked: the paper's k (§3.1).")
        int helpers,

        @Doc(
                "Whether targets are drawn by chance each time (§3.1), or in a shuffled order, each once before any twice (§4.3).")
        TargetOrder targets,

        @Doc("How many updates ride along with a message (§4.1, §5); 0 for none: each member finds out by itself.")
        int piggyback,

        @Doc("The λ of dissemination: an update is sent λ·ln n times by each member (§4.1).")
        int lambda,

        @Doc(
                "Whether a member that does not answer is dead at once, or suspected for a fixed time (§4.2), or for a time that shrinks as others suspect it too (Lifeguard, LHA-Suspicion).")
        Suspicion suspicion,

        @Doc("The α of suspicion: it lasts α·log₁₀ n periods, at least α (Lifeguard, LHA-Suspicion).")
        int alpha,

        @Doc(
                "The β of dynamic suspicion: where nobody else suspects the member, it lasts β times as long (Lifeguard, LHA-Suspicion).")
        int beta,

        @Doc(
                "The K of dynamic suspicion: after so many independent suspicions it is at its shortest (Lifeguard, LHA-Suspicion).")
        int confirmations,

        @Doc(
                "How bad a member may think of its own health: its period and timeout grow up to one more than so many times; 0 for not at all (Lifeguard, LHA-Probe).")
        int maxHealth,

        @Doc(
                "Whether helpers that got no answer say so, so that a member that hears nothing doubts itself (Lifeguard, LHA-Probe).")
        boolean nacks,

        @Doc(
                "Whether a ping to a suspected member tells it so, whatever else there is to tell (Lifeguard, Buddy System).")
        boolean buddies,

        @Doc(
                value =
                        "How often a member tells one that it holds dead, so that halves that were cut apart find each other again; 0s for never, as in the paper.",
                zeroIsNever = true)
        Duration reconnect,

        @Doc("How many nodes, the first of the scenario, are members from the start; the others join. 0 for all.")
        int members,

        @Doc("Who joins or leaves, and when.") List<Order> orders,
        @Doc("A mistake made on purpose.") Mutant mutant) {

    /** Whom to probe next. */
    public enum TargetOrder {
        /** Any member, all alike (§3.1). */
        RANDOM,
        /** In a shuffled order, which is shuffled anew after each pass (§4.3). */
        ROUND_ROBIN
    }

    /** What comes before a member is declared dead. */
    public enum Suspicion {
        NONE,
        /** §4.2. */
        FIXED,
        /** Lifeguard, LHA-Suspicion. */
        DYNAMIC
    }

    public SwimSettings {
        orders = List.copyOf(orders);
        if (period.isZero() || period.isNegative()) throw new IllegalArgumentException("period must be longer than 0s");
        if (timeout.compareTo(period) >= 0) throw new IllegalArgumentException("timeout must be shorter than period");
        if (helpers < 0) throw new IllegalArgumentException("helpers must not be negative");
        if (piggyback < 0) throw new IllegalArgumentException("piggyback must not be negative");
        if (lambda <= 0 || alpha <= 0) throw new IllegalArgumentException("lambda and alpha must be above 0");
        if (beta < 1) throw new IllegalArgumentException("beta must be at least 1");
        if (maxHealth < 0 || members < 0)
            throw new IllegalArgumentException("max_health and members must not be negative");
    }

    /** SWIM as in the paper, with suspicion and round robin and without Lifeguard. */
    public static SwimSettings defaults() {
        return new SwimSettings(
                Duration.ofSeconds(1),
                Duration.ofMillis(300),
                3,
                TargetOrder.ROUND_ROBIN,
                6,
                3,
                Suspicion.FIXED,
                5,
                6,
                3,
                0,
                false,
                false,
                Duration.ZERO,
                0,
                List.of(),
                Mutant.NONE);
    }

    /** How often an update is sent by a member that knows of so many: λ·ln n, and once more for a group of one (§4.1). */
    int sendings(int members) {
        if (mutant == Mutant.TELLS_ONCE) return 1;
        return (int) Math.ceil(lambda * StrictMath.log(members + 1.0));
    }

    /** How long a suspicion lasts at least: α·log₁₀ n periods (Lifeguard, LHA-Suspicion). */
    long shortestSuspicionNanos(int members) {
        return (long) (alpha * Math.max(1, StrictMath.log10(Math.max(1, members))) * period.toNanos());
    }

    /**
     * How long a suspicion lasts that so many others share: from β times the shortest down to the shortest, which K of them
     * reach; each says less than the one before (Lifeguard, LHA-Suspicion).
     */
    long suspicionNanos(int members, int sharedBy) {
        long shortest = shortestSuspicionNanos(members);
        int enough = Math.min(confirmations, members - 2); // all but the member and oneself
        if (suspicion != Suspicion.DYNAMIC || enough < 1) return shortest;
        double longest = (double) beta * shortest;
        double part = StrictMath.log(sharedBy + 1.0) / StrictMath.log(enough + 1.0);
        return Math.max(shortest, (long) (longest - (longest - shortest) * part));
    }
}
