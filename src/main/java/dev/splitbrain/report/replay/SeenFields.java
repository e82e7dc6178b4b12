package dev.splitbrain.report.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The fields of one node as they are shown: each has a name, and words that may differ from look to look. */
final class SeenFields {
    private final Map<String, Field> byName = new HashMap<>(); // never gone through
    private final List<Field> shown =
            new ArrayList<>(); // those that the last look saw, in the order in which they came
    private final List<Field> seen = new ArrayList<>(); // by the look that goes on, in its order
    private long looks;

    /** Asked for once by its name, so that no look has to search for it. */
    static final class Field {
        private final String name;
        private String kept; // null while it is not shown
        private String now;
        private long look; // the last one that saw it

        private Field(String name) {
            this.name = name;
        }
    }

    Field named(String name) {
        return byName.computeIfAbsent(name, Field::new);
    }

    void beginLook() {
        looks++;
        seen.clear();
    }

    /** Of several values of one name the last counts. */
    void see(Field field, String words) {
        if (field.look != looks) seen.add(field);
        field.look = looks;
        field.now = words;
    }

    /** Tells the name and the words of each field that differs from the last look; null for the words where it is gone. */
    void endLook(BiConsumer<String, String> change) {
        for (Field field : seen) {
            if (field.now.equals(field.kept)) continue; // mostly the same object
            if (field.kept == null) shown.add(field);
            field.kept = field.now;
            change.accept(field.name, field.now);
        }
        if (seen.size() == shown.size()) return;
        shown.removeIf(field -> {
            if (field.look == looks) return false;
            field.kept = null;
            change.accept(field.name, null);
            return true;
        });
    }
}
