package dev.splitbrain.scenario.write;

import dev.splitbrain.scenario.Scenario;
import dev.splitbrain.scenario.catalog.PlannedCheck;
import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.trace.Deviation;
import dev.splitbrain.trace.FaultWindow;
import dev.splitbrain.world.Fault;
import dev.splitbrain.world.FaultTime;
import dev.splitbrain.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A scenario in which a run is spelt out: what it left to chance, or to the moment, stands there as it came. */
public final class Concrete {
    private static final String WITHIN = " within: ";

    private Concrete() {}

    /**
     * The same with the faults that fired in a run with this seed, one by one, and none by chance. Empty where one of them has
     * no exact words.
     */
    public static Optional<YamlNode.Mapping> faults(
            YamlNode.Mapping tree, World world, long seed, List<FaultWindow> fired, long endNanos) {
        Set<String> names = new TreeSet<>();
        world.nodes().forEach(node -> names.add(node.id().name()));
        long healNanos = world.healNanos().orElse(Long.MAX_VALUE);
        FaultTrees words = new FaultTrees(names, Math.min(healNanos, endNanos));
        List<Fault> faults = world.faults(seed);
        List<YamlNode> lines = new ArrayList<>();
        for (FaultWindow window : fired) {
            Fault fault = faults.stream()
                    .filter(each -> each.number() == window.fault())
                    .findFirst()
                    .orElseThrow();
            boolean awaited = fault.time() instanceof FaultTime.When || fault.time() instanceof FaultTime.After;
            if (window.targets().isEmpty()) continue; // it hit nobody
            Optional<YamlNode.Mapping> line = words.of(fault.action(), awaited ? later(window) : window);
            if (line.isEmpty()) return Optional.empty();
            lines.add(line.get());
        }
        YamlNode.Mapping concrete = lines.isEmpty() ? tree.without("faults") : tree.with("faults", Trees.list(lines));
        return Optional.of(
                world.healNanos().isEmpty() ? concrete : concrete.with("heal", DrawnTrees.duration(healNanos)));
    }

    /**
     * The same without rules for the order of messages; instead, what they did to single messages up to a time, line by line.
     * The other faults stand there one by one.
     */
    public static YamlNode.Mapping order(YamlNode.Mapping tree, List<Deviation> deviations, long untilNanos) {
        List<YamlNode> lines = new ArrayList<>();
        if (tree.get("faults").orElse(null) instanceof YamlNode.Sequence list) {
            for (YamlNode line : list.items()) {
                boolean rule =
                        line instanceof YamlNode.Mapping map && map.get("order").isPresent();
                if (!rule) lines.add(line);
            }
        }
        for (Deviation deviation : deviations)
            if (deviation.atNanos() <= untilNanos) lines.add(MessageTrees.line(deviation));
        return lines.isEmpty() ? tree.without("faults") : tree.with("faults", Trees.list(lines));
    }

    /** What waited for a handler to end came after all else at that instant. */
    private static FaultWindow later(FaultWindow window) {
        long begin = window.beginNanos() + 1;
        return new FaultWindow(
                window.fault(),
                window.occurrence(),
                window.action(),
                window.text(),
                window.targets(),
                begin,
                Math.max(begin, window.endNanos()));
    }

    /** The same with these checks only, by name, whatever was expected of them; those that chaos demanded are spelt out. */
    public static YamlNode.Mapping checks(YamlNode.Mapping tree, List<PlannedCheck> made, Set<String> names) {
        List<YamlNode> kept = new ArrayList<>();
        Set<String> said = new TreeSet<>();
        Set<String> flows = new TreeSet<>();
        if (tree.get("checks").orElse(null) instanceof YamlNode.Sequence list) {
            for (YamlNode item : list.items()) {
                if (!names.contains(name(item))) continue;
                said.add(name(item));
                if (flows.add(plain(item).flow())) kept.add(plain(item)); // two may differ in their settings only
            }
        }
        for (PlannedCheck check : made) {
            int within = check.text().indexOf(WITHIN);
            if (!names.contains(check.name()) || said.contains(check.name()) || within < 0) continue;
            YamlNode limit = Trees.text(check.text().substring(within + WITHIN.length()));
            kept.add(Trees.map(check.name(), Trees.map("within", limit)));
        }
        return tree.with("checks", Trees.list(kept));
    }

    /** The names of a scenario's checks. */
    public static Set<String> names(Scenario scenario) {
        Set<String> names = new TreeSet<>();
        scenario.checks().forEach(check -> names.add(check.name()));
        return names;
    }

    private static String name(YamlNode item) {
        if (item instanceof YamlNode.Mapping map && !map.entries().isEmpty())
            return map.entries().get(0).name();
        return item instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    }

    /** Without what is said of the check itself. */
    private static YamlNode plain(YamlNode item) {
        if (!(item instanceof YamlNode.Mapping map) || map.entries().size() != 1) return item;
        YamlNode.Entry only = map.entries().get(0);
        if (!(only.value() instanceof YamlNode.Mapping options)) return item;
        YamlNode.Mapping left = options.without("expect").without("only-if");
        return left.entries().isEmpty() ? only.key() : map.with(only.name(), left);
    }
}
