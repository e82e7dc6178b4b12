package dev.splitbrain.sim;

import dev.splitbrain.node.Message;

/** A message that was damaged on its way, until it reaches its receiver. */
record Damaged(Message original) implements Message {}
