package dev.splitbrain.scenario.yaml;

import java.util.List;
import java.util.TreeSet;

/** All that is wrong with a scenario, in the order of the text. The same problem twice counts once. */
public final class Problems {
    private final TreeSet<Problem> found = new TreeSet<>();

    public void add(Mark mark, String message, String hint) {
        found.add(new Problem(mark, message, hint));
    }

    public void add(YamlNode node, String message, String hint) {
        add(node.mark(), message, hint);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public int size() {
        return found.size();
    }

    public List<Problem> sorted() {
        return List.copyOf(found);
    }
}
