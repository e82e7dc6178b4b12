package dev.splitbrain.scenario.own;

import dev.splitbrain.node.DecisionNote;
import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.NewsNote;
import dev.splitbrain.node.Note;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.TransactionNote;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.scenario.code.ForeignCode;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the protocol that classes declare, by its type: a {@code public static final Protocol<…>} or, where it has options,
 * a {@code public static Protocol<…>} method that takes a settings record with a static {@code defaults()}.
 */
final class Declaration {
    private static final String EXPECTED =
            "declare `public static final Protocol<…> PROTOCOL = …`, or `public static Protocol<…> protocol(Settings settings)`";

    private final List<Class<?>> classes;

    Declaration(List<Class<?>> classes) {
        this.classes = List.copyOf(classes);
    }

    /** What is declared is not one protocol that can be run. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;
        private final String hint;

        Unusable(String message, String hint) {
            super(message);
            this.hint = hint;
        }

        String hint() {
            return hint;
        }
    }

    /** For protocols without options. */
    record NoSettings() {}

    /** The protocol as an entry of the catalog. */
    ProtocolEntry<?> entry(ForeignCode code) throws Unusable {
        List<Field> constants = constants();
        List<Method> factories = factories();
        List<String> names = Stream.concat(
                        constants.stream().map(Field::getName),
                        factories.stream().map(factory -> factory.getName() + "(…)"))
                .toList();
        if (names.isEmpty()) throw new Unusable("no protocol is declared", EXPECTED);
        if (names.size() > 1)
            throw new Unusable("several protocols are declared: " + String.join(", ", names), "leave one public");
        return constants.isEmpty() ? made(factories.get(0), code) : constant(constants.get(0), code);
    }

    private List<Field> constants() {
        List<Field> found = new ArrayList<>();
        for (Class<?> type : classes) {
            for (Field field : type.getDeclaredFields()) {
                if (isPublicStatic(field.getModifiers()) && field.getType() == Protocol.class) found.add(field);
            }
        }
        return found;
    }

    private List<Method> factories() {
        List<Method> found = new ArrayList<>();
        for (Class<?> type : classes) {
            for (Method method : type.getDeclaredMethods()) {
                boolean makes = isPublicStatic(method.getModifiers()) && method.getReturnType() == Protocol.class;
                boolean takesRecord = method.getParameterCount() == 1 && method.getParameterTypes()[0].isRecord();
                if (makes && takesRecord) found.add(method);
            }
        }
        return found;
    }

    private static boolean isPublicStatic(int modifiers) {
        return Modifier.isPublic(modifiers) && Modifier.isStatic(modifiers);
    }

    private ProtocolEntry<?> constant(Field field, ForeignCode code) {
        field.setAccessible(true);
        Protocol<?, ?> protocol = (Protocol<?, ?>) own(() -> field.get(null));
        return described(
                new ProtocolEntry<>(
                        protocol.name(), words(code), NoSettings.class, new NoSettings(), settings -> protocol),
                code);
    }

    @SuppressWarnings("unchecked") // an instance of its own class
    private <S> ProtocolEntry<S> made(Method factory, ForeignCode code) throws Unusable {
        factory.setAccessible(true);
        Class<S> type = (Class<S>) factory.getParameterTypes()[0];
        Method standards = defaultsOf(type);
        S defaults = type.cast(own(() -> standards.invoke(null)));
        Protocol<?, ?> standard = (Protocol<?, ?>) own(() -> factory.invoke(null, defaults));
        return described(
                new ProtocolEntry<>(standard.name(), words(code), type, defaults, settings ->
                        (Protocol<?, ?>) own(() -> factory.invoke(null, settings))),
                code);
    }

    private static Method defaultsOf(Class<?> settings) throws Unusable {
        for (Method method : settings.getDeclaredMethods()) {
            boolean fits = Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0;
            if (fits && method.getReturnType() == settings) {
                method.setAccessible(true);
                return method;
            }
        }
        String name = settings.getSimpleName();
        throw new Unusable(
                "the settings record " + name + " has no defaults",
                "add `static " + name + " defaults() { return new " + name + "(…); }`");
    }

    private static String words(ForeignCode code) {
        return "Own protocol of " + code.origin();
    }

    /** Roles as the protocol names them, one or many; notes of its own and those that any protocol may tell. */
    private <S> ProtocolEntry<S> described(ProtocolEntry<S> entry, ForeignCode code) {
        List<Class<?>> notes = classes.stream()
                .filter(type -> Note.class.isAssignableFrom(type) && type.isRecord())
                .collect(Collectors.toCollection(ArrayList::new));
        notes.addAll(List.of(LogNote.class, DecisionNote.class, TransactionNote.class, NewsNote.class));
        return entry.withRoles(roles(entry.build().apply(entry.defaults())))
                .withNotes(notes.toArray(new Class<?>[0]))
                .withForeign(code);
    }

    /** Selectors may say {@code backup} or {@code backups}. */
    static String[] roles(Protocol<?, ?> protocol) {
        return protocol.roles().stream()
                .flatMap(role -> Stream.of(role, role + "s"))
                .toArray(String[]::new);
    }

    /** Calls an author's code. */
    @FunctionalInterface
    private interface Call {
        Object now() throws ReflectiveOperationException;
    }

    private static Object own(Call call) {
        try {
            return call.now();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) throw thrown;
            if (e.getCause() instanceof Error thrown) throw thrown;
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("made accessible before", e);
        }
    }
}
