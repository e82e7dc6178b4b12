package dev.splitbrain.scenario.language;

import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.ObjectShape;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.bind.Reading;
import dev.splitbrain.scenario.bind.Scalars;
import dev.splitbrain.scenario.bind.Shape;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.yaml.YamlNode;
import dev.splitbrain.workload.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code workload.phases}: parts of the run with another load, mix or keys. */
final class Phases {
    private static final Key<String> NAME =
            Key.optional("name", Scalars.text("a name such as rush"), "", "", "What the phase is called, for people.");
    private static final Key<Long> FROM =
            Key.required("from", Quantities.DURATION.like("20s"), "When the phase begins.");
    private static final Key<Optional<Long>> UNTIL =
            Key.maybe("until", Quantities.DURATION, "When it ends. Default: the end of the run.");

    private final Loads loads;

    private Phases(Loads loads) {
        this.loads = loads;
    }

    static Shape<List<Phase>> shape(Loads loads) {
        List<Key<?>> keys = new ArrayList<>(List.of(NAME, FROM, UNTIL));
        keys.addAll(loads.keys());
        keys.addAll(List.of(Workloads.KEYS, Workloads.MIX));
        Shape<Phase> phase = new ObjectShape<>("a phase", keys, Optional.empty(), new Phases(loads)::phase);
        return Lists.of(phase, "a list of phases").checked(Phases::apart);
    }

    private Phase phase(Values values) {
        long end = values.reading().get(Facts.DURATION).orElse(Long.MAX_VALUE);
        long until = values.get(UNTIL).orElse(end);
        if (until <= values.get(FROM)) {
            values.problem(values.has(UNTIL) ? UNTIL : FROM, "the phase ends before it begins", "");
        }
        return new Phase( // null where the workload is to say it
                values.get(NAME),
                values.get(FROM),
                until,
                loads.given(values) ? loads.load(values) : null,
                values.has(Workloads.MIX) ? values.get(Workloads.MIX) : null,
                values.has(Workloads.KEYS) ? values.get(Workloads.KEYS) : null);
    }

    private static void apart(List<Phase> phases, YamlNode node, Reading reading) {
        for (int i = 1; i < phases.size(); i++) {
            if (phases.get(i).fromNanos() >= phases.get(i - 1).untilNanos()) continue;
            YamlNode at = node instanceof YamlNode.Sequence list ? list.items().get(i) : node;
            reading.problem(at, "this phase begins before the last one ends", "phases come one after the other");
        }
    }
}
