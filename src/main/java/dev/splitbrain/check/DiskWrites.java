package dev.splitbrain.check;

import dev.splitbrain.node.FoundDamage;
import dev.splitbrain.node.TornWrite;
import dev.splitbrain.node.WriteFailed;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of the writes of all nodes: forced or not, and what crashes, failures and damage did to them. */
public final class DiskWrites implements Check {
    /** What is counted. */
    public enum Count {
        /** Writes that were forced. */
        FORCED,
        /** Writes that were not. */
        UNFORCED,
        /** Writes that crashes undid. */
        LOST,
        /** Crashes that left a part of a forced write. */
        TORN,
        /** Writes that failed. */
        FAILED,
        /** Values, and entries of logs, that checksums found damaged, with the entries after them. */
        DAMAGED
    }

    private final Map<Count, Limit> limits;
    private final Map<Count, Long> counts = new EnumMap<>(Count.class);

    public DiskWrites(Map<Count, Limit> limits) {
        this.limits = new EnumMap<>(limits);
    }

    @Override
    public String name() {
        return "disk-writes";
    }

    @Override
    public boolean dependsOnWeather() {
        return true;
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.WROTE, StepKind.CRASHED, StepKind.NOTED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Wrote wrote) count(wrote.forced() ? Count.FORCED : Count.UNFORCED, 1);
        else if (step instanceof Step.Crashed crashed) count(Count.LOST, crashed.lostWrites());
        else if (step instanceof Step.Noted noted) {
            if (noted.note() instanceof TornWrite) count(Count.TORN, 1);
            if (noted.note() instanceof WriteFailed) count(Count.FAILED, 1);
            if (noted.note() instanceof FoundDamage found) count(Count.DAMAGED, found.lost());
        }
    }

    private void count(Count what, long more) {
        counts.merge(what, more, Long::sum);
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        List<String> measured = new ArrayList<>();
        List<String> demanded = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        limits.forEach((what, limit) -> {
            long count = counts.getOrDefault(what, 0L);
            String name = what.name().toLowerCase(java.util.Locale.ROOT);
            measured.add(name + " " + Limit.Unit.NUMBER.format(count));
            demanded.add(name + " " + limit);
            if (!limit.holds(count)) broken.add(name + " is " + Limit.Unit.NUMBER.format(count));
        });
        String figures = String.join(", ", measured);
        String demands = String.join(", ", demanded);
        if (broken.isEmpty()) return Verdict.valid(figures, demands);
        return Verdict.violated(figures, demands, String.join(", ", broken));
    }
}
