package dev.splitbrain.node;

/**
 * A protocol in a jar of its own, found by {@link java.util.ServiceLoader}: the jar names the implementing class in
 * {@code META-INF/services/dev.splitbrain.node.ProtocolPlugin}.
 *
 * @param <S> its settings: a record with one component for each option
 */
public interface ProtocolPlugin<S extends Record> {
    /** What the protocol is, in a line. */
    String description();

    /** The settings where a scenario says nothing. */
    S defaults();

    /** The protocol with these settings. Its name is the one that scenarios use. */
    Protocol<?, ?> protocol(S settings);
}
