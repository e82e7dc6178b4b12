package dev.splitbrain.report.replay;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** The fields of one part of a node. Plain values are put into words again only where they have changed. */
final class PlainFields {
    private final Object part;
    private final String prefix;
    private final List<Field> fields;
    private final Words words;
    private final String[] names;
    private final String[] insides; // what stands before the names of fields inside a field
    private final Object[] last;
    private final String[] texts;
    private String row;

    /** @param prefix stands before the name of each field */
    PlainFields(Object part, String prefix, List<Field> fields, Words words) {
        this.part = part;
        this.prefix = prefix;
        this.fields = fields;
        this.words = words;
        names = fields.stream().map(field -> prefix + field.getName()).toArray(String[]::new);
        insides = Stream.of(names).map(name -> name + ".").toArray(String[]::new);
        last = new Object[names.length];
        texts = new String[names.length];
    }

    /** A value that never changes itself, and is quickly compared. */
    static boolean isPlain(Object value) {
        return value instanceof Number || value instanceof Boolean || value instanceof Enum || value instanceof String;
    }

    String prefix() {
        return prefix;
    }

    int size() {
        return names.length;
    }

    String name(int field) {
        return names[field];
    }

    /** What stands before the names of the fields of what is in a field. */
    String inside(int field) {
        return insides[field];
    }

    Object value(int field) {
        return Parts.value(fields.get(field), part);
    }

    /** A plain value in words. */
    String words(int field, Object value) {
        if (isNew(field, value)) texts[field] = words.field(names[field], value);
        return texts[field];
    }

    private boolean isNew(int field, Object value) {
        Object now = isPlain(value) ? value : null;
        if (Objects.equals(now, last[field])) return false;
        last[field] = now;
        return true;
    }

    /** All plain fields in a line: {@code matchIndex 7, nextIndex 8, probing}. */
    String row() {
        boolean changed = row == null;
        for (int i = 0; i < names.length; i++) changed |= isNew(i, value(i));
        if (changed) row = newRow();
        return row;
    }

    private String newRow() {
        StringJoiner line = new StringJoiner(", ");
        for (int i = 0; i < names.length; i++) {
            Object value = value(i);
            if (value instanceof Boolean truth) {
                if (truth) line.add(names[i]);
            } else if (isPlain(value)) {
                line.add(names[i] + " " + words.field(names[i], value));
            }
        }
        return line.toString();
    }
}
