package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.world.Claims;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code survives}: what the protocol claims to survive, where that differs from what it usually claims. */
final class ClaimKeys {
    private static final Key<Optional<Boolean>> ASYNCHRONY =
            Key.maybe("asynchrony", Scalars.bool(), "Whether messages and nodes may be late beyond any bound.");
    private static final Key<Optional<Claims.Share>> CRASHED =
            Key.maybe("crashed", Scalars.oneOf(Claims.Share.class), "How many nodes may be down at once.");
    private static final Key<Optional<Claims.Share>> BYZANTINE =
            Key.maybe("byzantine", Scalars.oneOf(Claims.Share.class), "How many nodes may lie.");
    private static final Key<Optional<Boolean>> LOSS =
            Key.maybe("loss", Scalars.bool(), "Whether messages may be lost, duplicated and reordered.");
    private static final Key<Optional<Boolean>> PARTITIONS =
            Key.maybe("partitions", Scalars.bool(), "Whether the network may split.");
    private static final Key<Optional<Boolean>> CLOCKS =
            Key.maybe("clocks", Scalars.bool(), "Whether clocks may jump and drift.");
    private static final Key<Optional<Boolean>> LOST_WRITES =
            Key.maybe("lost-writes", Scalars.bool(), "Whether durable writes may be lost.");

    /** What turns the claims of the protocol into those of the scenario. */
    static final Shape<UnaryOperator<Claims>> SHAPE = ObjectShape.of(
            "what it survives",
            ClaimKeys::change,
            ASYNCHRONY,
            CRASHED,
            BYZANTINE,
            LOSS,
            PARTITIONS,
            CLOCKS,
            LOST_WRITES);

    private ClaimKeys() {}

    private static UnaryOperator<Claims> change(Values values) {
        return claims -> new Claims(
                values.get(ASYNCHRONY).orElse(claims.asynchrony()),
                values.get(CRASHED).orElse(claims.crashed()),
                values.get(BYZANTINE).orElse(claims.byzantine()),
                values.get(LOSS).orElse(claims.loss()),
                values.get(PARTITIONS).orElse(claims.partitions()),
                values.get(CLOCKS).orElse(claims.clocks()),
                values.get(LOST_WRITES).orElse(claims.lostWrites()));
    }
}
