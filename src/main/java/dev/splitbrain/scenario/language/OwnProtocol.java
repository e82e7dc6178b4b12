package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.SchemaDefinitions;
import dev.splitbrain.scenario.bind.Settings;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.catalog.ConfiguredProtocol;
import dev.splitbrain.scenario.catalog.ProtocolEntry;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A protocol of the catalog by name, or {@code {java: MyRaft.java, options: {…}}}: a protocol of one's own. */
record OwnProtocol(Shape<ConfiguredProtocol> named, Settings settings) implements Shape<ConfiguredProtocol> {
    static final String JAVA = "java";
    private static final String OPTIONS = "options";

    /** The keys as schema and reference know them; what options there are, only the file can say. */
    private static final ObjectShape<String> SHAPE = new ObjectShape<>(
            "a protocol of one's own",
            List.of(
                    Key.required(
                            JAVA,
                            Scalars.text("a file such as MyRaft.java"),
                            "A Java file beside the scenario that declares the protocol: compiled and run with your rights."),
                    Key.maybe(OPTIONS, new Anything(), "The options of its settings record, in snake case.")),
            Optional.empty(),
            values -> "");

    @Override
    public String words() {
        return named.words();
    }

    @Override
    public Optional<ConfiguredProtocol> bind(YamlNode node, Reading reading) {
        if (node instanceof YamlNode.Scalar name && name.text().endsWith(".java")) {
            return mismatch(node, reading, "write {java: " + name.text() + "}");
        }
        boolean own = node instanceof YamlNode.Mapping map && map.get(JAVA).isPresent();
        return own ? bindOwn((YamlNode.Mapping) node, reading) : named.bind(node, reading);
    }

    private Optional<ConfiguredProtocol> bindOwn(YamlNode.Mapping map, Reading reading) {
        if (SHAPE.bind(map, reading).isEmpty()) return Optional.empty();
        YamlNode.Scalar file = (YamlNode.Scalar) map.get(JAVA).orElseThrow();
        return reading.get(Facts.CODE)
                .flatMap(code -> code.load(file, reading))
                .flatMap(entry -> configured(entry, map, file, reading));
    }

    /** An author's code may throw anything while it is given its options. */
    private <S> Optional<ConfiguredProtocol> configured(
            ProtocolEntry<S> entry, YamlNode.Mapping map, YamlNode.Scalar file, Reading reading) {
        YamlNode options = map.get(OPTIONS).orElseGet(() -> new YamlNode.Mapping(file.mark(), List.of()));
        try {
            return Protocols.configured(entry, settings).bind(options, reading);
        } catch (RuntimeException | LinkageError e) {
            String words = e.getMessage() == null ? e.toString() : e.getMessage();
            reading.problem(options, "`" + file.text() + "` cannot take its options: " + words, "");
            return Optional.empty();
        }
    }

    @Override
    public Optional<ConfiguredProtocol> bindNothing(YamlNode place, Reading reading) {
        return named.bindNothing(place, reading);
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        List<Object> alternatives = new ArrayList<>(List.of(SHAPE.schema(definitions)));
        alternatives.addAll((List<?>) named.schema(definitions).get("anyOf"));
        return SchemaDefinitions.object("anyOf", alternatives);
    }

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>(named.parts());
        parts.add(new Part(
                JAVA,
                "A protocol of one's own, `{java: MyRaft.java, options: {…}}`: a file beside the scenario, compiled and run"
                        + " with your rights.",
                false,
                "",
                Scalars.text("a file such as MyRaft.java")));
        return parts;
    }

    @Override
    public String example() {
        return named.example();
    }

    /** Options of a settings record that only a Java file knows. */
    private record Anything() implements Shape<YamlNode> {
        @Override
        public String words() {
            return "options such as {heartbeat: 50ms}";
        }

        @Override
        public Optional<YamlNode> bind(YamlNode node, Reading reading) {
            return node instanceof YamlNode.Mapping ? Optional.of(node) : mismatch(node, reading);
        }

        @Override
        public Map<String, Object> schema(SchemaDefinitions definitions) {
            return SchemaDefinitions.object("type", "object");
        }

        @Override
        public String example() {
            return "{heartbeat: 50ms}";
        }
    }
}
