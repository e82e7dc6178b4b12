package dev.splitbrain.scenario.catalog;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.ClockError;
import dev.splitbrain.check.DiskWrites;
import dev.splitbrain.check.DiskWrites.Count;
import dev.splitbrain.check.Limit;
import dev.splitbrain.check.Limit.Comparison;
import dev.splitbrain.check.Limit.Unit;
import dev.splitbrain.scenario.bind.Key;
import dev.splitbrain.scenario.bind.Values;
import dev.splitbrain.scenario.terms.Limits;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The checks of what happens to machines: their clocks and disks. */
final class MachineChecks {
    private static final Key<Limit> ERROR =
            Key.required("limit", Limits.shape(Unit.DURATION, Comparison.AT_MOST), "How far they may be off.");
    private static final Map<Count, Key<Optional<Limit>>> WRITES = new EnumMap<>(
            Map.of(
                    Count.FORCED, count("forced", "Writes that nodes forced to their disks."),
                    Count.UNFORCED, count("unforced", "Writes that nodes did not force."),
                    Count.LOST, count("lost", "Writes that crashes undid."),
                    Count.TORN, count("torn", "Crashes that left a part of a forced write."),
                    Count.FAILED, count("failed", "Writes that failed."),
                    Count.DAMAGED,
                            count(
                                    "damaged",
                                    "Values, and entries of logs, that checksums found damaged, with the entries after them.")));

    private MachineChecks() {}

    static List<CheckEntry> all() {
        return List.of(
                new CheckEntry(
                        "clock-error",
                        "How far wall clocks were from true time, at the worst",
                        List.of(ERROR),
                        values -> () -> new ClockError(values.get(ERROR))),
                new CheckEntry(
                        "disk-writes",
                        "How many writes were forced, lost in crashes, torn, failed, damaged",
                        List.copyOf(WRITES.values()),
                        MachineChecks::writes));
    }

    private static Key<Optional<Limit>> count(String name, String doc) {
        return Key.maybe(name, Limits.shape(Unit.NUMBER, Comparison.AT_MOST), doc);
    }

    private static Supplier<Check> writes(Values values) {
        Map<Count, Limit> limits = new EnumMap<>(Count.class);
        WRITES.forEach((what, key) -> values.get(key).ifPresent(limit -> limits.put(what, limit)));
        if (limits.isEmpty()) {
            throw new IllegalArgumentException(
                    "the check says no limit: one of forced, unforced, lost, torn, failed, damaged");
        }
        return () -> new DiskWrites(limits);
    }
}
