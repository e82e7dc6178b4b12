package dev.splitbrain.scenario.catalog;

import dev.splitbrain.random.Distribution;
import dev.splitbrain.scenario.bind.Lists;
import dev.splitbrain.scenario.bind.Shape;
import java.util.List;

/** The distributions of delays, sizes and offsets. */
final class DistributionEntries {
    private DistributionEntries() {}

    static List<DistributionEntry> all() {
        return List.of(new DistributionEntry(
                "uniform", "Every value of an interval equally often", DistributionEntries::uniform));
    }

    private static Shape<Distribution> uniform(Shape<Double> value) {
        return Lists.pair(value, "an interval such as [150ms, 300ms]", (low, high) -> {
            if (low > high) throw new IllegalArgumentException("the interval ends before it begins");
            return Distribution.uniform(low, high);
        });
    }
}
