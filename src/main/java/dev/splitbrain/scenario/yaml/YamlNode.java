package dev.splitbrain.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A part of a YAML text, and where it stands. */
public sealed interface YamlNode {
    /** Where it begins. */
    Mark mark();

    /** What it is, for people: {@code a map}, {@code `5ms`}. */
    String what();

    /** The same on one line, for people. */
    String inline();

    /** The same on one line, as YAML in flow style. */
    String flow();

    /** A key and its value. */
    record Entry(Scalar key, YamlNode value) {
        public String name() {
            return key.text();
        }
    }

    /** Keys and values, in the order of the text; no key twice. */
    record Mapping(Mark mark, List<Entry> entries) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** The value of a key. */
        public Optional<YamlNode> get(String name) {
            return entry(name).map(Entry::value);
        }

        public Optional<Entry> entry(String name) {
            return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
        }

        /** The same with this value of a key, where the key stands or at the end. */
        public Mapping with(String name, YamlNode value) {
            List<Entry> changed = new ArrayList<>();
            for (Entry entry : entries) changed.add(entry.name().equals(name) ? new Entry(entry.key(), value) : entry);
            if (entry(name).isEmpty()) changed.add(new Entry(new Scalar(value.mark(), name, true), value));
            return new Mapping(mark, changed);
        }

        /** The same without a key. */
        public Mapping without(String name) {
            return new Mapping(
                    mark,
                    entries.stream().filter(entry -> !entry.name().equals(name)).toList());
        }

        @Override
        public String what() {
            return "a map";
        }

        @Override
        public String inline() {
            return entries.stream()
                    .map(entry -> entry.name() + ": " + entry.value().inline())
                    .collect(Collectors.joining(", ", "{", "}"));
        }

        @Override
        public String flow() {
            return entries.stream()
                    .map(entry -> entry.key().flow() + ": " + entry.value().flow())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /** Items in order. */
    record Sequence(Mark mark, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String what() {
            return "a list";
        }

        @Override
        public String inline() {
            return items.stream().map(YamlNode::inline).collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public String flow() {
            return items.stream().map(YamlNode::flow).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** A single value; {@code plain} where it was written without quotes. */
    record Scalar(Mark mark, String text, boolean plain) implements YamlNode {
        /** Whether nothing was written, or null. */
        public boolean isNull() {
            return plain && CoreScalar.isNull(text);
        }

        @Override
        public String what() {
            if (isNull()) return "nothing";
            String shown = text.length() <= 60 ? text : text.substring(0, 57) + "…";
            return "`" + shown.replace('\n', ' ') + "`";
        }

        @Override
        public String inline() {
            return text;
        }

        @Override
        public String flow() {
            if (plain && text.matches("[\\w%./+-][\\w%./+ -]*")) return text;
            String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
            return '"' + escaped.replace("\t", "\\t") + '"';
        }
    }
}
