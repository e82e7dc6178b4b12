package dev.splitbrain.explore.search;

import dev.splitbrain.scenario.bind.Durations;
import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The faults of one run, one by one, each with its time: what can be changed about them.
 *
 * @param faults lines of a scenario, each with {@code at}
 */
record Schedule(List<YamlNode.Mapping> faults) {
    private static final int MOST_FAULTS = 60;

    Schedule {
        faults = List.copyOf(faults);
    }

    /** Those of a scenario whose faults all stand there one by one. */
    static Schedule of(YamlNode.Mapping tree) {
        List<YamlNode.Mapping> faults = new ArrayList<>();
        if (tree.get("faults").orElse(null) instanceof YamlNode.Sequence list)
            for (YamlNode item : list.items()) if (item instanceof YamlNode.Mapping fault) faults.add(fault);
        return new Schedule(faults);
    }

    /** The scenario with these faults. */
    YamlNode.Mapping in(YamlNode.Mapping tree) {
        return faults.isEmpty() ? tree.without("faults") : tree.with("faults", Trees.list(faults));
    }

    int size() {
        return faults.size();
    }

    Schedule without(int place) {
        List<YamlNode.Mapping> left = new ArrayList<>(faults);
        left.remove(place);
        return new Schedule(left);
    }

    Schedule with(YamlNode.Mapping fault) {
        if (faults.size() >= MOST_FAULTS) return this;
        List<YamlNode.Mapping> more = new ArrayList<>(faults);
        more.add(fault);
        more.sort(Comparator.comparingLong(each -> nanos(each, "at")));
        return new Schedule(more);
    }

    /** With one fault in the place of another. */
    Schedule replaced(int place, YamlNode.Mapping fault) {
        return without(place).with(fault);
    }

    /** The faults up to a time, and from then on those of another schedule. */
    Schedule then(Schedule other, long atNanos) {
        Schedule both = new Schedule(List.of());
        for (YamlNode.Mapping fault : faults) if (nanos(fault, "at") < atNanos) both = both.with(fault);
        for (YamlNode.Mapping fault : other.faults) if (nanos(fault, "at") >= atNanos) both = both.with(fault);
        return both;
    }

    /** A time that a fault says; zero where it says none. */
    static long nanos(YamlNode.Mapping fault, String key) {
        return fault.get(key)
                .filter(YamlNode.Scalar.class::isInstance)
                .flatMap(node -> Quantities.DURATION.parse(((YamlNode.Scalar) node).text()))
                .map(BigDecimal::longValue)
                .orElse(0L);
    }

    static YamlNode.Mapping with(YamlNode.Mapping fault, String key, long nanos) {
        return fault.with(key, Trees.text(Durations.text(nanos)));
    }
}
