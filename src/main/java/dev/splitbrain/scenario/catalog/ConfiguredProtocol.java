package dev.splitbrain.scenario.catalog;

import dev.splitbrain.node.Protocol;
import dev.splitbrain.world.Claims;

/**
 * A protocol with the settings of a scenario.
 *
 * @param settings its settings record
 * @param claims what it claims to survive
 */
public record ConfiguredProtocol(String name, Object settings, Protocol<?, ?> protocol, Claims claims) {
    /** A protocol of the catalog with settings of its own. */
    public static <S> ConfiguredProtocol of(ProtocolEntry<S> entry, S settings) {
        return new ConfiguredProtocol(
                entry.name(),
                settings,
                entry.build().apply(settings),
                entry.claims().apply(settings));
    }
}
