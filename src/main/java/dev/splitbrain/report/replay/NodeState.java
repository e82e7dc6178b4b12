package dev.splitbrain.report.replay;

import dev.splitbrain.node.Disk;
import dev.splitbrain.node.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A node's state in words, read from its fields: volatile ones from the node's object and from the objects of the
 * protocol's own making below it ({@code elections.votes}); durable ones from the disk's stores. It is looked at after each
 * step, and few fields change in one: so views of the objects stay from look to look.
 */
final class NodeState {
    /** What stands before the name of a store on the disk. */
    static final String DISK = "disk/";

    private final SeenFields fields = new SeenFields();
    private final Words words;
    private final Parts parts;
    private final List<NodeId> nodes;
    private final Map<String, Store> stores = new HashMap<>(); // by name; never gone through
    private Object object;
    private View view;

    private record Store(Object store, View view) {}

    NodeState(Words words, Parts parts, List<NodeId> nodes) {
        this.words = words;
        this.parts = parts;
        this.nodes = nodes;
    }

    /**
     * Tells which fields differ from the last look, by name and words; null for the words of one that is gone.
     *
     * @param node null while it is down
     */
    void look(Object node, Disk disk, BiConsumer<String, String> change) {
        fields.beginLook();
        if (node != null) lookAt(node);
        disk.stores().forEach(this::lookAtStore);
        fields.endLook(change);
    }

    private void lookAt(Object node) {
        if (node != object) view = new PartView(node, null, "", views());
        object = node;
        view.look();
    }

    private void lookAtStore(String name, Object store) {
        Store known = stores.get(name);
        if (known == null || known.store() != store) {
            known = new Store(store, views().ofStore(store, DISK + name));
            stores.put(name, known);
        }
        known.view().look();
    }

    private Views views() {
        return new Views(fields, words, parts, nodes);
    }
}
