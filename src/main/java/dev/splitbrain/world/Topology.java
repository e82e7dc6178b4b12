package dev.splitbrain.world;

import dev.splitbrain.node.Endpoint;

/** The link between each ordered pair of places. Must be a pure function: the engine may remember its answers. */
@FunctionalInterface
public interface Topology {
    Link link(Endpoint from, Endpoint to);

    /** One link for all pairs. */
    static Topology uniform(Link link) {
        return new Uniform(link);
    }

    /** One link for all pairs, so that nobody needs to ask which. */
    record Uniform(Link link) implements Topology {
        @Override
        public Link link(Endpoint from, Endpoint to) {
            return link;
        }
    }
}
