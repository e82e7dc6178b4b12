package dev.splitbrain.sim;

import java.util.Optional;

/** Says of messages on their way which come first: each is asked about when its time has come, and may be kept for later. */
interface Turns {
    /** What becomes of a message whose time has come. */
    enum Fate {
        ARRIVES,
        WAITS,
        IS_LOST
    }

    /** A message that was kept, and what becomes of it now. */
    record Turn(Envelope envelope, Fate fate) {}

    /** A message got on its way. */
    default void sent(Envelope envelope) {}

    /** Its time has come. */
    Fate fate(Envelope envelope);

    /** It is on its way no more, whoever kept it: it arrives now, or was lost. */
    default void gone(Envelope envelope) {}

    /** The same when a node may have finished its work, and nothing has arrived. */
    default Optional<Turn> nextAtRest() {
        return Optional.empty();
    }

    /** Whether it follows a rule: what it does is told, so that a scenario can spell it out. */
    default boolean isRule() {
        return false;
    }

    /** Of the messages that it keeps, one whose turn has come. It is asked until it names none. */
    Optional<Turn> next();
}
