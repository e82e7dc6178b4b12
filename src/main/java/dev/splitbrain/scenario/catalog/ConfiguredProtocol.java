package dev.splitbrain.scenario.catalog;

import dev.splitbrain.node.Protocol;

/**
 * A protocol with the settings of a scenario.
 *
 * @param settings its settings record
 */
public record ConfiguredProtocol(String name, Object settings, Protocol<?, ?> protocol) {
    /** A protocol of the catalog with settings of its own. */
    public static <S> ConfiguredProtocol of(ProtocolEntry<S> entry, S settings) {
        return new ConfiguredProtocol(entry.name(), settings, entry.build().apply(settings));
    }
}
