package dev.splitbrain.report.replay;

import dev.splitbrain.node.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A collection that is shown as a table while all in it are parts, such as a leader's progress of each follower: a field
 * per row. It is shown as a whole while it holds something else.
 */
final class TableView implements View {
    private static final int ROWS = 12;

    private final Object collection; // a List or a Map
    private final String name;
    private final Views views;
    private final View whole;
    private final List<Row> rows = new ArrayList<>(); // by their places; null where none was yet
    private Class<?> partClass; // the last one that was found to be of parts

    /**
     * A part, and the field of the node that it is shown as.
     *
     * @param label the key in a map; in a list the node that the part is about, null where none is
     */
    private record Row(Object part, Object label, StateField[] labels, SeenFields.Field field, RowText text) {}

    TableView(Object collection, String name, Views views) {
        this.collection = collection;
        this.name = name;
        this.views = views;
        whole = new TextView.OfCollection(views, name, collection);
    }

    @Override
    public void look() {
        if (collection instanceof List<?> list) look(list);
        else look((Map<?, ?>) collection);
    }

    private void look(List<?> list) {
        if (!isTable(list)) {
            whole.look();
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            Object part = list.get(i);
            if (part == null) continue;
            Row row = known(i);
            if (row == null || row.part() != part || node(part, row.labels()) != row.label()) row = listed(i, part);
            views.fields.see(row.field(), row.text().look());
        }
    }

    private void look(Map<?, ?> map) {
        if (!isTable(map.values())) {
            whole.look();
            return;
        }
        int place = 0;
        for (Map.Entry<?, ?> entry : Order.of(map)) {
            Row row = known(place);
            if (row == null || row.part() != entry.getValue() || row.label() != entry.getKey())
                row = put(place, entry.getValue(), entry.getKey(), views.words.of(entry.getKey()));
            views.fields.see(row.field(), row.text().look());
            place++;
        }
    }

    private boolean isTable(Iterable<?> all) {
        int count = 0;
        for (Object element : all) {
            if (element != null && (!isPart(element) || ++count > ROWS)) return false;
        }
        return count > 0;
    }

    private boolean isPart(Object element) {
        if (element.getClass() == partClass) return true;
        if (!views.parts.isPart(element)) return false;
        partClass = element.getClass();
        return true;
    }

    private Row known(int place) {
        return place < rows.size() ? rows.get(place) : null;
    }

    private Row listed(int place, Object part) {
        NodeId node = node(part, views.parts.fieldsOfNodes(part));
        return put(place, part, node, node == null ? Integer.toString(place) : node.name());
    }

    /** The node that a part is about: the first one in its fields; null where none is. */
    private static NodeId node(Object part, StateField[] fields) {
        for (StateField field : fields) if (field.value(part) instanceof NodeId node) return node;
        return null;
    }

    private Row put(int place, Object part, Object label, String text) {
        SeenFields.Field field = views.fields.named(name + "[" + text + "]");
        Row row = new Row(part, label, views.parts.fieldsOfNodes(part), field, views.row(part));
        while (rows.size() <= place) rows.add(null);
        rows.set(place, row);
        return row;
    }
}
