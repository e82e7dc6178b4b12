package dev.splitbrain.protocol.viewstamped;

import dev.splitbrain.node.ClientMessage.Request;

/** A place in the log: the request, and its viewstamp, which is the view whose primary ordered it and its op-number (from 1). */
public record Entry(long view, long opNumber, Request request) {}
