package dev.splitbrain.scenario.catalog;

import dev.splitbrain.node.Protocol;
import dev.splitbrain.scenario.code.ForeignCode;
import dev.splitbrain.world.Claims;
import java.util.Optional;

/**
 * A protocol with the settings of a scenario.
 *
 * @param settings its settings record
 * @param claims what it claims to survive
 * @param foreign the code that it came with; empty for what is part of the program
 */
public record ConfiguredProtocol(
        String name, Object settings, Protocol<?, ?> protocol, Claims claims, Optional<ForeignCode> foreign) {
    /** A protocol of the catalog with settings of its own. */
    public static <S> ConfiguredProtocol of(ProtocolEntry<S> entry, S settings) {
        return new ConfiguredProtocol(
                entry.name(),
                settings,
                entry.build().apply(settings),
                entry.claims().apply(settings),
                entry.foreign());
    }
}
