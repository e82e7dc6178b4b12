package dev.splitbrain.report.replay;

import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.spec.Machine;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which view suits which object inside a node. */
final class Views {
    private static final int DEPTH = 3;
    private static final View NOTHING = () -> {};

    final SeenFields fields;
    final Words words;
    final Fixed fixed;
    final Parts parts;
    private final List<NodeId> nodes;
    private final Map<Object, RowText> rows = new IdentityHashMap<>(0);

    Views(SeenFields fields, Words words, Parts parts, List<NodeId> nodes) {
        this.fields = fields;
        this.words = words;
        fixed = new Fixed(words);
        this.parts = parts;
        this.nodes = nodes;
    }

    /** A view of what a field of a part refers to. */
    View of(Object value, String name, PartView owner) {
        if (value instanceof Machine machine) return new TextView.OfMachine(this, name, machine);
        if (parts.isPart(value)) {
            boolean shown = owner.depth() < DEPTH && !owner.isBelow(value);
            return shown ? new PartView(value, owner, name + ".", this) : NOTHING;
        }
        if (value instanceof Object[] all) return new TableView(Arrays.asList(all), name, this);
        if (value instanceof List || value instanceof Map) return new TableView(value, name, this);
        if (value instanceof BitSet places) return new TextView.OfNodes(this, name, places);
        if (value instanceof Collection) return new TextView.OfCollection(this, name, value);
        return new TextView.OfObject(this, name, value);
    }

    /** A view of a store on the disk. */
    View ofStore(Object store, String name) {
        if (store instanceof DurableValue<?> value) return new TextView.OfDurableValue(this, name, value);
        if (store instanceof DurableLog<?> log) return new LogView(this, name, log);
        return new TextView.OfObject(this, name, store);
    }

    /** A part as a row; one text for all tables that it is in. */
    RowText row(Object part) {
        return rows.computeIfAbsent(part, each -> new RowText(part, parts.fields(part), words));
    }

    /** The nodes at these places. */
    String nodesAt(BitSet places) {
        return places.stream()
                .mapToObj(place -> place < nodes.size() ? nodes.get(place).name() : Integer.toString(place))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
