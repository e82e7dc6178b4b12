package dev.splitbrain.scenario.catalog;

import dev.splitbrain.node.Protocol;
import dev.splitbrain.scenario.code.ForeignCode;
import dev.splitbrain.world.Claims;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A protocol that scenarios may name.
 *
 * @param description what it is, in a line
 * @param settingsRecord its options: one record component each, in snake case in scenarios
 * @param defaults the settings where a scenario says nothing
 * @param roles that its nodes take while they run, for selectors: {@code leader}, {@code followers}
 * @param notes sealed families of what its nodes tell of themselves, for {@code when}; empty where any event will do
 * @param claims what it claims to survive with these settings, where a scenario claims nothing else
 * @param promises checks that it passes as long as what happens is within its claims
 * @param foreign the code that it came with; empty for what is part of the program
 * @param sizes settings that ask for so many nodes
 * @param build the protocol with these settings
 */
public record ProtocolEntry<S>(
        String name,
        String description,
        Class<S> settingsRecord,
        S defaults,
        List<String> roles,
        List<Class<?>> notes,
        Function<S, Claims> claims,
        List<String> promises,
        Optional<ForeignCode> foreign,
        Function<S, List<Size>> sizes,
        Function<S, Protocol<?, ?>> build) {
    public ProtocolEntry {
        roles = List.copyOf(roles);
        notes = List.copyOf(notes);
        promises = List.copyOf(promises);
    }

    /** A protocol without roles. */
    public ProtocolEntry(
            String name, String description, Class<S> settingsRecord, S defaults, Function<S, Protocol<?, ?>> build) {
        this(
                name,
                description,
                settingsRecord,
                defaults,
                List.of(),
                List.of(),
                settings -> Claims.CRASH_RECOVERY,
                List.of(),
                Optional.empty(),
                settings -> List.of(),
                build);
    }

    /** The mistakes that it can make on purpose: the values of its option {@code mutant}, but for {@code none}. */
    public List<String> mutants() {
        return Stream.of(settingsRecord.getRecordComponents())
                .filter(component -> component.getName().equals("mutant"))
                .flatMap(component -> Stream.of(component.getType().getEnumConstants()))
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .filter(name -> !name.equals("none"))
                .toList();
    }

    /** The same, whose nodes take these roles. */
    public ProtocolEntry<S> withRoles(String... newRoles) {
        return new ProtocolEntry<>(
                name,
                description,
                settingsRecord,
                defaults,
                List.of(newRoles),
                notes,
                claims,
                promises,
                foreign,
                sizes,
                build);
    }

    /** The same, whose nodes tell of these events. */
    public ProtocolEntry<S> withNotes(Class<?>... newNotes) {
        return new ProtocolEntry<>(
                name,
                description,
                settingsRecord,
                defaults,
                roles,
                List.of(newNotes),
                claims,
                promises,
                foreign,
                sizes,
                build);
    }

    /** The same, which claims to survive this. */
    public ProtocolEntry<S> withClaims(Claims newClaims) {
        return withClaims(settings -> newClaims);
    }

    /** The same, which claims to survive what depends on its settings. */
    public ProtocolEntry<S> withClaims(Function<S, Claims> newClaims) {
        return new ProtocolEntry<>(
                name, description, settingsRecord, defaults, roles, notes, newClaims, promises, foreign, sizes, build);
    }

    /** The same, which promises to pass these checks. */
    public ProtocolEntry<S> withPromises(String... newPromises) {
        return new ProtocolEntry<>(
                name,
                description,
                settingsRecord,
                defaults,
                roles,
                notes,
                claims,
                List.of(newPromises),
                foreign,
                sizes,
                build);
    }

    /** The same, whose settings ask for so many nodes. */
    public ProtocolEntry<S> withSizes(Function<S, List<Size>> newSizes) {
        return new ProtocolEntry<>(
                name, description, settingsRecord, defaults, roles, notes, claims, promises, foreign, newSizes, build);
    }

    /** The same, which came with this code. */
    public ProtocolEntry<S> withForeign(ForeignCode code) {
        return new ProtocolEntry<>(
                name,
                description,
                settingsRecord,
                defaults,
                roles,
                notes,
                claims,
                promises,
                Optional.of(code),
                sizes,
                build);
    }
}
