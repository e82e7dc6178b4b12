package dev.splitbrain.scenario.catalog;

import dev.splitbrain.node.Protocol;
import java.util.List;
import java.util.function.Function;

/**
 * A protocol that scenarios may name.
 *
 * @param description what it is, in a line
 * @param settingsRecord its options: one record component each, in snake case in scenarios
 * @param defaults the settings where a scenario says nothing
 * @param roles that its nodes take while they run, for selectors: {@code leader}, {@code followers}
 * @param build the protocol with these settings
 */
public record ProtocolEntry<S>(
        String name,
        String description,
        Class<S> settingsRecord,
        S defaults,
        List<String> roles,
        Function<S, Protocol<?, ?>> build) {
    public ProtocolEntry {
        roles = List.copyOf(roles);
    }

    /** A protocol without roles. */
    public ProtocolEntry(
            String name, String description, Class<S> settingsRecord, S defaults, Function<S, Protocol<?, ?>> build) {
        this(name, description, settingsRecord, defaults, List.of(), build);
    }
}
