package dev.splitbrain.protocol.swim;

import dev.splitbrain.protocol.swim.SwimSettings.Suspicion;
import dev.splitbrain.protocol.swim.SwimSettings.TargetOrder;
import java.time.Duration;
import java.util.List;

/** Settings for tests: the defaults but for what a test says. */
final class Options {
    TargetOrder targets = TargetOrder.ROUND_ROBIN;
    int helpers = 3;
    int piggyback = 6;
    Suspicion suspicion = Suspicion.FIXED;
    int maxHealth;
    boolean nacks;
    boolean buddies;
    Duration reconnect = Duration.ZERO;
    int members;
    List<Order> orders = List.of();
    Mutant mutant = Mutant.NONE;

    static Options lifeguard() {
        Options options = new Options();
        options.suspicion = Suspicion.DYNAMIC;
        options.maxHealth = 8;
        options.nacks = true;
        options.buddies = true;
        return options;
    }

    static Options random() {
        Options options = new Options();
        options.targets = TargetOrder.RANDOM;
        return options;
    }

    Options wrong(Mutant newMutant) {
        mutant = newMutant;
        return this;
    }

    SwimSettings settings() {
        SwimSettings d = SwimSettings.defaults();
        return new SwimSettings(
                d.period(),
                d.timeout(),
                helpers,
                targets,
                piggyback,
                d.lambda(),
                suspicion,
                d.alpha(),
                d.beta(),
                d.confirmations(),
                maxHealth,
                nacks,
                buddies,
                reconnect,
                members,
                orders,
                mutant);
    }
}
