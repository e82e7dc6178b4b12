package dev.splitbrain.scenario.write;

import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.trace.FaultWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whom a fault hit when it fired.
 *
 * @param groups the names on each side of a cut; one group where there are no sides
 */
record Aim(List<List<String>> groups) {
    private static final Set<String> SIGNS = Set.of(FaultWindow.APART, FaultWindow.TO, FaultWindow.AND_BACK);

    static Aim of(List<String> targets) {
        List<List<String>> groups = new ArrayList<>();
        groups.add(new ArrayList<>());
        for (String target : targets) {
            if (SIGNS.contains(target)) groups.add(new ArrayList<>());
            else groups.get(groups.size() - 1).add(target);
        }
        return new Aim(groups);
    }

    boolean isEmpty() {
        return groups.stream().allMatch(List::isEmpty);
    }

    /** One name, or the list of them. */
    YamlNode group(int i) {
        List<String> names = groups.get(i);
        return names.size() == 1 ? Trees.text(names.get(0)) : Trees.texts(names);
    }

    /** All groups that have somebody, each as a list. */
    YamlNode all() {
        return Trees.list(groups.stream()
                .filter(names -> !names.isEmpty())
                .map(Trees::texts)
                .toList());
    }

    /** All pairs {@code n1-n2} of these names, each as a list of two. */
    YamlNode pairs(Set<String> known) {
        List<YamlNode> pairs = new ArrayList<>();
        for (String pair : groups.get(0)) {
            for (int dash = pair.indexOf('-'); dash > 0; dash = pair.indexOf('-', dash + 1)) {
                String one = pair.substring(0, dash);
                String other = pair.substring(dash + 1);
                if (known.contains(one) && known.contains(other)) pairs.add(Trees.texts(List.of(one, other)));
            }
        }
        return Trees.list(pairs);
    }
}
