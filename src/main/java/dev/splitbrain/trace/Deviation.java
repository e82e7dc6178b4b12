package dev.splitbrain.trace;

import dev.splitbrain.world.FaultAction;
import java.util.Optional;

/**
 * A message that left the order of the weather because a rule by chance had it so.
 *
 * @param action what a scenario would say to have just this
 * @param atNanos when the message would have arrived
 * @param lengthNanos how long it waited, where it waited for no other one but for the end of the rule
 */
public record Deviation(FaultAction.OfMessage action, long atNanos, Optional<Long> lengthNanos) {}
