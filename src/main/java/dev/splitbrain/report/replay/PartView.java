package dev.splitbrain.report.replay;

/** A node's object, or an object of the protocol's own making below it: a view of each of its fields. */
final class PartView implements View {
    private final Object part;
    private final PartView owner; // null for the node's object
    private final View[] fields;

    /** @param prefix stands before the name of each field */
    PartView(Object part, PartView owner, String prefix, Views views) {
        this.part = part;
        this.owner = owner;
        StateField[] all = views.parts.fields(part);
        fields = new View[all.length];
        for (int i = 0; i < all.length; i++) fields[i] = field(all[i], prefix + all[i].name(), views);
    }

    private View field(StateField field, String name, Views views) {
        if (!field.isPrimitive()) return new Reference(field, name, views);
        return new TextView.OfNumber(views, name, new PlainField(part, field));
    }

    @Override
    public void look() {
        for (View field : fields) field.look();
    }

    /** How many parts lead to this one. */
    int depth() {
        return owner == null ? 0 : owner.depth() + 1;
    }

    /** Whether an object is this part or one that led to it: parts may know their owner, and no way leads back to it. */
    boolean isBelow(Object other) {
        return part == other || owner != null && owner.isBelow(other);
    }

    /** A field that refers to an object: the view stays while the object does. */
    private final class Reference implements View {
        private final StateField field;
        private final String name;
        private final Views views;
        private Object value;
        private View view;

        Reference(StateField field, String name, Views views) {
            this.field = field;
            this.name = name;
            this.views = views;
        }

        @Override
        public void look() {
            if (view == null || !field.isFinal()) find();
            view.look();
        }

        private void find() {
            Object now = field.value(part);
            if (view == null || now != value) view = views.of(now, name, PartView.this);
            value = now;
        }
    }
}
