package dev.splitbrain.report.replay;

import dev.splitbrain.trace.Numbering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The contents of messages, timers, notes and commands, each kept once and numbered from 1. A content is a row in the table
 * of its type; a cell is the number of a text.
 */
final class Contents {
    /** The table of one record class. */
    static final class Type {
        final String family;
        final String name;
        final List<String> fields;
        final List<IntColumn> columns = new ArrayList<>();

        Type(String family, String name, List<String> fields) {
            this.family = family;
            this.name = name;
            this.fields = fields;
            for (int i = 0; i < fields.size(); i++) columns.add(new IntColumn());
        }
    }

    private record Kind(String family, Class<?> type) {}

    private final Words words = new Words();
    private final Texts texts = new Texts();
    private final Numbering<Object> values = new Numbering<>();
    private final Map<Kind, Integer> typesOfClasses = new HashMap<>(); // never gone through
    private final Map<String, Integer> typeNumbers = new LinkedHashMap<>();
    private final List<Type> types = new ArrayList<>();
    private final IntColumn typeOfContent = new IntColumn();

    /** The number of a content; {@code family} says what it is: {@code message}, {@code timer}, {@code note}. */
    int number(String family, Object value) {
        int number = values.of(value) + 1;
        if (number > typeOfContent.size()) addRow(family, value);
        return number;
    }

    private void addRow(String family, Object value) {
        int typeNumber = typesOfClasses.computeIfAbsent(new Kind(family, value.getClass()), this::typeNumber);
        typeOfContent.add(typeNumber);
        Type type = types.get(typeNumber);
        List<String> cells = value instanceof Record all ? words.components(all) : List.of(words.of(value));
        for (int i = 0; i < cells.size(); i++) type.columns.get(i).add(texts.number(cells.get(i)));
    }

    /** Classes of one name share a type. */
    private int typeNumber(Kind kind) {
        boolean record = kind.type().isRecord();
        String name = kind.type().getSimpleName();
        return typeNumbers.computeIfAbsent(kind.family() + "/" + name + (record ? "" : " "), key -> {
            List<String> fields = record ? words.shape(kind.type()).fields() : List.of("");
            types.add(new Type(kind.family(), name, fields));
            return types.size() - 1;
        });
    }

    Object value(int number) {
        return values.get(number - 1);
    }

    /** A content in words: {@code RequestVote(2, n1, 7, 1)}. */
    String words(int number) {
        return words.of(value(number));
    }

    int size() {
        return values.size();
    }

    List<Type> types() {
        return types;
    }

    IntColumn typeOfContent() {
        return typeOfContent;
    }

    Texts texts() {
        return texts;
    }
}
