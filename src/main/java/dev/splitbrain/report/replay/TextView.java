package dev.splitbrain.report.replay;

import dev.splitbrain.node.DurableValue;
import dev.splitbrain.spec.Machine;
import java.util.BitSet;

/** A value that is one field of the node. Its words are made again only where it may have changed. */
abstract class TextView implements View {
    private final SeenFields fields;
    private final SeenFields.Field field;
    private String text;

    TextView(Views views, String name) {
        fields = views.fields;
        field = fields.named(name);
    }

    @Override
    public final void look() {
        if (mayHaveChanged() || text == null) text = words();
        fields.see(field, text);
    }

    /** Since it was asked last. */
    abstract boolean mayHaveChanged();

    abstract String words();

    /** A field of a primitive type. */
    static final class OfNumber extends TextView {
        private final String name;
        private final PlainField field;
        private final Words words;

        OfNumber(Views views, String name, PlainField field) {
            super(views, name);
            this.name = name;
            this.field = field;
            words = views.words;
        }

        @Override
        boolean mayHaveChanged() {
            return field.hasChanged();
        }

        @Override
        String words() {
            return words.field(name, field.value());
        }
    }

    /** An object that never changes, or whose words tell alone whether it has changed. */
    static final class OfObject extends TextView {
        private final String name;
        private final Object value;
        private final Words words;
        private final boolean isFixed;

        OfObject(Views views, String name, Object value) {
            super(views, name);
            this.name = name;
            this.value = value;
            words = views.words;
            isFixed = views.fixed.is(value);
        }

        @Override
        boolean mayHaveChanged() {
            return !isFixed;
        }

        @Override
        String words() {
            return words.field(name, value);
        }
    }

    /** A collection or a map as a whole. */
    static final class OfCollection extends TextView {
        private final Object collection;
        private final Elements elements;
        private final Words words;

        OfCollection(Views views, String name, Object collection) {
            super(views, name);
            this.collection = collection;
            elements = new Elements(collection, views.fixed);
            words = views.words;
        }

        @Override
        boolean mayHaveChanged() {
            return elements.mayHaveChanged();
        }

        @Override
        String words() {
            return words.of(collection);
        }
    }

    /** A set of nodes by their places, as protocols keep votes. */
    static final class OfNodes extends TextView {
        private final BitSet places;
        private final Views views;
        private BitSet last;

        OfNodes(Views views, String name, BitSet places) {
            super(views, name);
            this.places = places;
            this.views = views;
        }

        @Override
        boolean mayHaveChanged() {
            if (places.equals(last)) return false;
            last = (BitSet) places.clone();
            return true;
        }

        @Override
        String words() {
            return views.nodesAt(places);
        }
    }

    /** A replica of the object: changed where commands were applied. */
    static final class OfMachine extends TextView {
        private final Machine machine;
        private final Words words;
        private long applied = -1;

        OfMachine(Views views, String name, Machine machine) {
            super(views, name);
            this.machine = machine;
            words = views.words;
        }

        @Override
        boolean mayHaveChanged() {
            if (machine.applied() == applied) return false;
            applied = machine.applied();
            return true;
        }

        @Override
        String words() {
            return applied + " applied: " + words.of(machine.states());
        }
    }

    /** A value on the disk: changed where another object was written. */
    static final class OfDurableValue extends TextView {
        private final DurableValue<?> store;
        private final Words words;
        private final Fixed fixed;
        private Object last;
        private boolean isFixed;

        OfDurableValue(Views views, String name, DurableValue<?> store) {
            super(views, name);
            this.store = store;
            words = views.words;
            fixed = views.fixed;
        }

        @Override
        boolean mayHaveChanged() {
            Object value = store.get();
            if (value == last) return !isFixed;
            last = value;
            isFixed = fixed.is(value);
            return true;
        }

        @Override
        String words() {
            return words.named(last);
        }
    }
}
