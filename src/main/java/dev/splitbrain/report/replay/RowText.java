package dev.splitbrain.report.replay;

import java.util.stream.Stream;

/** All plain fields of a part in a line: {@code matchIndex 7, nextIndex 8, probing}. */
final class RowText {
    private final PlainField[] fields;
    private final String[] texts; // null where the line says nothing of the field
    private final Words words;
    private String line;

    RowText(Object part, StateField[] fields, Words words) {
        this.fields =
                Stream.of(fields).map(field -> new PlainField(part, field)).toArray(PlainField[]::new);
        this.words = words;
        texts = new String[fields.length];
    }

    /** The line as it is now. */
    String look() {
        boolean changed = line == null;
        for (int i = 0; i < fields.length; i++) {
            if (!fields[i].hasChanged()) continue;
            texts[i] = text(fields[i].name(), fields[i].value());
            changed = true;
        }
        if (changed) line = joined();
        return line;
    }

    private String text(String name, Object value) {
        if (value instanceof Boolean truth) return truth ? name : null;
        return value == null ? null : name + " " + words.field(name, value);
    }

    private String joined() {
        StringBuilder all = new StringBuilder();
        for (String text : texts) {
            if (text != null) all.append(all.isEmpty() ? "" : ", ").append(text);
        }
        return all.toString();
    }
}
