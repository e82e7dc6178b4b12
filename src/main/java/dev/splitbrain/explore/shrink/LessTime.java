package dev.splitbrain.explore.shrink;

import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The run ends soon after it has broken the promise, and what happens before comes sooner. */
final class LessTime implements Pass {
    private static final long SECOND = 1_000_000_000;
    private static final List<Long> STEPS = List.of(SECOND, SECOND / 10);
    private static final List<Long> ROOM = List.of(0L, SECOND / 10, SECOND); // after the violation
    private static final int HALVINGS = 4;

    @Override
    public void apply(Shrinker shrinker) {
        end(shrinker);
        sooner(shrinker);
        end(shrinker);
    }

    /** The first of some round moments at which the run may end. */
    private static void end(Shrinker shrinker) {
        shrinker.attempt(shrinker.tree().without("heal"));
        long end = Parts.nanos(shrinker.tree(), "duration").orElseThrow();
        TreeSet<Long> ends = new TreeSet<>();
        shrinker.violation().atNanos().ifPresent(at -> {
            for (long room : ROOM) for (long step : STEPS) ends.add((at + room) / step * step + step);
        });
        for (int parts = 2; parts <= 8; parts *= 2) ends.add(end - end / parts);
        long least = shrinker.violation().atNanos().isPresent() ? 1 : SECOND; // where no moment tells, some time is due
        for (long sooner : ends)
            if (sooner >= least && sooner < end && shrinker.attempt(endingAt(shrinker, sooner))) return;
    }

    /** The scenario with what comes later left out. */
    private static YamlNode.Mapping endingAt(Shrinker shrinker, long end) {
        YamlNode.Mapping tree = Parts.with(shrinker.tree(), "duration", end);
        Optional<Long> heal = Parts.nanos(tree, "heal");
        if (heal.isPresent() && heal.get() >= end) tree = tree.without("heal");
        long last = Math.min(end, Parts.nanos(tree, "heal").orElse(end));
        if (!Parts.faults(tree).isEmpty()) tree = Parts.with(tree, "faults", before(Parts.faults(tree), last));
        tree = withoutLateOrders(tree);
        return Parts.script(tree).isEmpty() ? tree : Parts.withScript(tree, before(Parts.script(tree), end));
    }

    /** Orders to the protocol that the run no longer reaches are left out: a scenario may have none. */
    static YamlNode.Mapping withoutLateOrders(YamlNode.Mapping tree) {
        List<YamlNode> orders = Parts.orders(tree);
        long end = Parts.nanos(tree, "duration").orElse(Long.MAX_VALUE);
        return orders.isEmpty() ? tree : Parts.withOrders(tree, before(orders, end));
    }

    private static List<YamlNode> before(List<YamlNode> lines, long nanos) {
        return lines.stream()
                .filter(line -> !(line instanceof YamlNode.Mapping map)
                        || Parts.nanos(map, "at").orElse(0L) < nanos)
                .toList();
    }

    /** All that comes after a moment comes sooner, by as much as will do. */
    private static void sooner(Shrinker shrinker) {
        for (int place = 0; place < times(shrinker.tree()).size(); place++) {
            List<Long> times = new ArrayList<>(times(shrinker.tree()));
            long from = times.get(place);
            long before = place == 0 ? 0 : times.get(place - 1);
            long by = from - before;
            for (int i = 0; i < HALVINGS && by > SECOND / 100; i++, by /= 2) {
                if (shrinker.attempt(moved(shrinker.tree(), from, by))) break;
            }
        }
    }

    /** What comes before a moment is left out, and the rest comes sooner by as much. */
    static YamlNode.Mapping beginningAt(YamlNode.Mapping tree, long nanos) {
        YamlNode.Mapping late = tree;
        if (!Parts.faults(tree).isEmpty()) late = Parts.with(late, "faults", from(Parts.faults(tree), nanos));
        if (!Parts.script(tree).isEmpty()) late = Parts.withScript(late, from(Parts.script(tree), nanos));
        return moved(late, nanos, nanos);
    }

    private static List<YamlNode> from(List<YamlNode> lines, long nanos) {
        return lines.stream()
                .filter(line -> line instanceof YamlNode.Mapping map
                        && Parts.nanos(map, "at").orElse(Long.MAX_VALUE) >= nanos) // a message has no time
                .toList();
    }

    /** When faults begin and operations are asked, each moment once. */
    static TreeSet<Long> times(YamlNode.Mapping tree) {
        TreeSet<Long> times = new TreeSet<>();
        List<YamlNode> lines = new ArrayList<>(Parts.faults(tree));
        lines.addAll(Parts.script(tree));
        for (YamlNode line : lines) {
            if (line instanceof YamlNode.Mapping map) Parts.nanos(map, "at").ifPresent(times::add);
        }
        return times;
    }

    private static YamlNode.Mapping moved(YamlNode.Mapping tree, long from, long by) {
        YamlNode.Mapping moved = tree;
        if (!Parts.faults(tree).isEmpty()) moved = Parts.with(moved, "faults", moved(Parts.faults(tree), from, by));
        if (!Parts.script(tree).isEmpty()) moved = Parts.withScript(moved, moved(Parts.script(tree), from, by));
        for (String key : List.of("duration", "heal")) {
            Optional<Long> at = Parts.nanos(tree, key);
            if (at.isPresent() && at.get() > from) moved = Parts.with(moved, key, at.get() - by);
        }
        return withoutLateOrders(moved);
    }

    private static List<YamlNode> moved(List<YamlNode> lines, long from, long by) {
        List<YamlNode> moved = new ArrayList<>();
        for (YamlNode line : lines) {
            boolean later = line instanceof YamlNode.Mapping map
                    && Parts.nanos(map, "at").orElse(-1L) >= from;
            moved.add(later ? earlier((YamlNode.Mapping) line, by) : line);
        }
        return moved;
    }

    private static YamlNode earlier(YamlNode.Mapping line, long by) {
        return Parts.with(line, "at", Parts.nanos(line, "at").orElseThrow() - by);
    }
}
