package dev.splitbrain.report.replay;

import dev.splitbrain.node.DurableValue;
import dev.splitbrain.spec.Machine;
import java.util.BitSet;

/** A value that is one field of the node. Its words are made again only where it may have changed. */
abstract class TextView implements View {
    final Views views;
    final String name;
    private final SeenFields.Field field;
    private String text;

    TextView(Views views, String name) {
        this.views = views;
        this.name = name;
        field = views.fields.named(name);
    }

    @Override
    public final void look() {
        if (mayHaveChanged() || text == null) text = words();
        views.fields.see(field, text);
    }

    /** Since it was asked last. */
    abstract boolean mayHaveChanged();

    abstract String words();

    /** A field of a primitive type. */
    static final class OfNumber extends TextView {
        private final PlainField field;

        OfNumber(Views views, String name, PlainField field) {
            super(views, name);
            this.field = field;
        }

        @Override
        boolean mayHaveChanged() {
            return field.hasChanged();
        }

        @Override
        String words() {
            return views.words.field(name, field.value());
        }
    }

    /** An object that never changes, or whose words tell alone whether it has changed. */
    static final class OfObject extends TextView {
        private final Object value;
        private final boolean isFixed;

        OfObject(Views views, String name, Object value) {
            super(views, name);
            this.value = value;
            isFixed = views.fixed.is(value);
        }

        @Override
        boolean mayHaveChanged() {
            return !isFixed;
        }

        @Override
        String words() {
            return views.words.field(name, value);
        }
    }

    /** A collection or a map as a whole. */
    static final class OfCollection extends TextView {
        private final Object collection;
        private final Elements elements;

        OfCollection(Views views, String name, Object collection) {
            super(views, name);
            this.collection = collection;
            elements = new Elements(collection, views.fixed);
        }

        @Override
        boolean mayHaveChanged() {
            return elements.mayHaveChanged();
        }

        @Override
        String words() {
            return views.words.of(collection);
        }
    }

    /** A set of nodes by their places, as protocols keep votes. */
    static final class OfNodes extends TextView {
        private final BitSet places;
        private BitSet last;

        OfNodes(Views views, String name, BitSet places) {
            super(views, name);
            this.places = places;
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
        private long applied = -1;

        OfMachine(Views views, String name, Machine machine) {
            super(views, name);
            this.machine = machine;
        }

        @Override
        boolean mayHaveChanged() {
            if (machine.applied() == applied) return false;
            applied = machine.applied();
            return true;
        }

        @Override
        String words() {
            return applied + " applied: " + views.words.of(machine.states());
        }
    }

    /** A value on the disk: changed where another object was written. */
    static final class OfDurableValue extends TextView {
        private final DurableValue<?> store;
        private Object last;
        private boolean isFixed;

        OfDurableValue(Views views, String name, DurableValue<?> store) {
            super(views, name);
            this.store = store;
        }

        @Override
        boolean mayHaveChanged() {
            Object value = store.get();
            if (value == last) return !isFixed;
            last = value;
            isFixed = views.fixed.is(value);
            return true;
        }

        @Override
        String words() {
            return views.words.named(last);
        }
    }
}
