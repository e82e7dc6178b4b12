package dev.splitbrain.sim;

import dev.splitbrain.world.NamedMessage;

/**
 * A message on its way, in a run that minds the order of deliveries.
 *
 * @param chain of messages of which one caused the next
 * @param slot in {@link InFlight}
 */
record Envelope(NamedMessage name, int chain, int slot, int from, int to, long sentStep) {}
