package dev.splitbrain.node;

/** A place that messages leave from and arrive at: a node or a client. */
public sealed interface Endpoint permits NodeId, ClientId {
    /** The place among its kind, from 0. */
    int index();

    /** The name in scenarios, traces and pictures: {@code n1}, {@code client1}, {@code alice}. */
    String name();
}
