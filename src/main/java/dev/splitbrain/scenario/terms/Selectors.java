package dev.splitbrain.scenario.terms;

import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.yaml.Suggestion;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.world.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which nodes are meant: {@code n1}, {@code [n1, n2]}, {@code leader}, {@code any 3}, {@code region eu}. */
public final class Selectors {
    private static final List<String> WORDS = List.of("all", "any", "minority", "majority", "rest");

    public static final Shape<Selector> SHAPE = new SelectorShape(Names.NODE);

    /** The same, and clients by name: for faults of the network. */
    public static final Shape<Selector> WITH_CLIENTS = new SelectorShape(Names.NODE, Names.CLIENT);

    private Selectors() {}

    /** Whether no node may have this name, since it means several. */
    public static boolean isWord(String name) {
        return WORDS.contains(name);
    }

    /** {@code named} are the kinds of those that go by their own names. */
    private record SelectorShape(String... named) implements Shape<Selector> {
        @Override
        public String words() {
            return "nodes such as n1, [n1, n2], leader, any 3, minority, region eu";
        }

        @Override
        public String example() {
            return "n1";
        }

        @Override
        public Optional<Selector> bind(YamlNode node, Reading reading) {
            if (node instanceof YamlNode.Sequence list) return named(list, reading);
            if (!(node instanceof YamlNode.Scalar scalar) || scalar.isNull()) return mismatch(node, reading);
            return parse(scalar.text().strip().replaceAll("\\s+", " "), scalar, reading);
        }

        private Optional<Selector> named(YamlNode.Sequence list, Reading reading) {
            List<String> names = new ArrayList<>();
            for (YamlNode item : list.items()) {
                if (!(item instanceof YamlNode.Scalar scalar)) return mismatch(item, reading);
                reading.mention(item, scalar.text(), named);
                names.add(scalar.text());
            }
            if (names.isEmpty()) return mismatch(list, reading, "the list is empty");
            return Optional.of(new Selector.Named(names));
        }

        private Optional<Selector> parse(String text, YamlNode.Scalar at, Reading reading) {
            String[] words = text.split(" ");
            return switch (words[0]) {
                case "all" -> only(words, new Selector.All(), at, reading);
                case "minority" -> only(words, new Selector.Minority(), at, reading);
                case "majority" -> only(words, new Selector.Majority(), at, reading);
                case "rest" -> only(words, new Selector.Rest(), at, reading);
                case "any" -> any(text, at, reading);
                case "region", "zone", "rack" ->
                    words.length == 2 ? place(words[0], words[1], at, reading) : mismatch(at, reading);
                default -> words.length == 1 ? name(text, at, reading) : mismatch(at, reading);
            };
        }

        private Optional<Selector> only(String[] words, Selector selector, YamlNode at, Reading reading) {
            return words.length == 1 ? Optional.of(selector) : mismatch(at, reading);
        }

        /** {@code any}, {@code any 3}, {@code any 2 of followers}. */
        private Optional<Selector> any(String text, YamlNode.Scalar at, Reading reading) {
            String[] parts = text.split(" of ", 2);
            String count = parts[0].equals("any")
                    ? "1"
                    : parts[0].substring("any".length()).strip();
            if (!count.matches("[1-9][0-9]{0,6}")) return mismatch(at, reading, "write any 3, or any 2 of followers");
            Optional<Selector> of = parts.length == 1 ? Optional.of(new Selector.All()) : parse(parts[1], at, reading);
            reading.later(() -> tooMany(Integer.parseInt(count), at, reading));
            return of.map(nodes -> new Selector.AnyOf(Integer.parseInt(count), nodes));
        }

        private static void tooMany(int count, YamlNode at, Reading reading) {
            int nodes = reading.names(Names.NODE).size();
            if (nodes == 0 || !reading.isSure(Names.NODE) || count <= nodes) return;
            reading.problem(at, at.what() + " asks for more nodes than there are", "there are " + nodes + " nodes");
        }

        private static Optional<Selector> place(String kind, String name, YamlNode at, Reading reading) {
            reading.mention(at, name, kind);
            return Optional.of(new Selector.Region(name));
        }

        private Optional<Selector> name(String name, YamlNode at, Reading reading) {
            for (String kind : named) {
                if (reading.isSure(kind) && reading.isDeclared(kind, name))
                    return Optional.of(new Selector.Named(List.of(name)));
            }
            if (!reading.isDeclared(Names.ROLE, name) && !reading.isDeclared(Names.NODE, name))
                unknown(name, at, reading);
            return Optional.of(new Selector.Role(name));
        }

        private static void unknown(String name, YamlNode at, Reading reading) {
            List<String> known = new ArrayList<>();
            if (reading.hints()) known.addAll(reading.names(Names.ROLE));
            known.addAll(WORDS);
            if (reading.hints()) known.addAll(reading.names(Names.NODE));
            reading.problem(
                    at, "no node or role is called `" + name + "`", Suggestion.hint(name, "nodes and roles", known));
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return definitions.refer(
                    "selector",
                    () -> SchemaDefinitions.object(
                            "description",
                            "Nodes by name, list, role or chance; resolved when the fault fires: n1, [n1, n2], leader, followers,"
                                    + " any 3, any 2 of followers, minority, majority, all, rest, region eu, zone a.",
                            "anyOf",
                            List.of(
                                    SchemaDefinitions.object("type", "string"),
                                    SchemaDefinitions.object(
                                            "type", "array", "minItems", 1, "items", Map.of("type", "string"))),
                            "examples",
                            List.of("leader", "any 2", "minority")));
        }
    }
}
