package dev.splitbrain.explore.shrink;

import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Times that people can remember: as round as will do. */
final class RoundTimes implements Pass {
    private static final long MILLI = 1_000_000;
    private static final List<Long> UNITS = List.of(1000 * MILLI, 100 * MILLI, 10 * MILLI, MILLI, MILLI / 10);

    @Override
    public void apply(Shrinker shrinker) {
        roundEnd(shrinker);
        for (int i = 0; i < Parts.faults(shrinker.tree()).size(); i++) {
            for (String key : List.of("at", "for")) {
                int place = i;
                round(
                        shrinker,
                        Parts.faults(shrinker.tree()).get(i),
                        key,
                        (tree, line) -> Parts.with(tree, "faults", Parts.replaced(Parts.faults(tree), place, line)));
            }
        }
        for (int i = 0; i < Parts.script(shrinker.tree()).size(); i++) {
            int place = i;
            round(
                    shrinker,
                    Parts.script(shrinker.tree()).get(i),
                    "at",
                    (tree, line) -> Parts.withScript(tree, Parts.replaced(Parts.script(tree), place, line)));
        }
    }

    /** The end of the run, a little later. */
    private static void roundEnd(Shrinker shrinker) {
        long end = Parts.nanos(shrinker.tree(), "duration").orElseThrow();
        for (long unit : UNITS) {
            if (end % unit == 0) return;
            boolean little = unit <= end / 2;
            if (little && shrinker.attempt(Parts.with(shrinker.tree(), "duration", (end / unit + 1) * unit))) return;
        }
    }

    private interface Put {
        YamlNode.Mapping in(YamlNode.Mapping tree, YamlNode line);
    }

    private static void round(Shrinker shrinker, YamlNode line, String key, Put put) {
        if (!(line instanceof YamlNode.Mapping map)) return;
        Optional<Long> nanos = Parts.nanos(map, key);
        if (nanos.isEmpty()) return;
        for (long unit : UNITS) {
            if (nanos.get() % unit == 0) return; // as round as that already
            long rounded = (nanos.get() + unit / 2) / unit * unit;
            if (rounded > 0 && shrinker.attempt(put.in(shrinker.tree(), Parts.with(map, key, rounded)))) return;
        }
    }
}
