package dev.splitbrain.scenario.yaml;

import java.util.List;
import java.util.TreeSet;

/** All that is wrong with a scenario, in the order of the text. The same problem twice counts once. */
public final class Problems {
    private final TreeSet<Problem> found = new TreeSet<>();
    private int reported;

    public void add(Mark mark, String message, String hint) {
        reported++;
        found.add(new Problem(mark, message, hint));
    }

    public void add(YamlNode node, String message, String hint) {
        add(node.mark(), message, hint);
    }

    public boolean contains(Problem problem) {
        return found.contains(problem);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** How often something was reported, the same thing again included: it rises whenever a part is found wrong. */
    public int reported() {
        return reported;
    }

    public List<Problem> sorted() {
        return List.copyOf(found);
    }
}
