package dev.splitbrain.explore.shrink;

import dev.splitbrain.explore.trial.Candidate;
import dev.splitbrain.random.Rng;
import dev.splitbrain.scenario.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts of the faults and operations by chance, each under a seed of its own. What delta debugging leaves is often a tangle from
 * which no line can go, since without it all that comes after comes at another time; a quite different small run breaks the
 * same promise.
 */
final class SomeParts implements Pass {
    private static final int BATCH = 16;
    private static final int FEWEST_BATCHES = 24; // in vain, until it is given up
    private static final int MOST_BATCHES = 100;
    private static final long EVENTS_IN_VAIN = 10_000_000; // the quicker runs are, the more batches
    private static final long START_NANOS = 100_000_000; // the protocol gets under way
    private static final int FEW = 4; // lines: not worth it

    @Override
    public void apply(Shrinker shrinker) {
        if (!shrinker.isTryingSeeds()) return;
        Rng rng = new Rng(shrinker.runs()).stream("parts"); // others each time
        for (int vain = 0;
                vain < batches(shrinker) && Size.lines(shrinker.tree()) > FEW && !shrinker.isSpent();
                vain++) {
            List<Candidate> candidates = new ArrayList<>();
            while (candidates.size() < BATCH) {
                YamlNode.Mapping fewer = some(shrinker.tree(), rng);
                if (Size.lines(fewer) < Size.lines(shrinker.tree()))
                    candidates.add(new Candidate(fewer, rng.nextInt(1_000_000)));
            }
            if (shrinker.attemptAny(candidates)) vain = -1; // anew, from fewer
        }
    }

    private static long batches(Shrinker shrinker) {
        long enough = EVENTS_IN_VAIN / BATCH / Math.max(1, shrinker.best().events());
        return Math.max(FEWEST_BATCHES, Math.min(MOST_BATCHES, enough));
    }

    private static YamlNode.Mapping some(YamlNode.Mapping tree, Rng rng) {
        List<Long> times = List.copyOf(LessTime.times(tree));
        long from = rng.chance(0.5) ? 0 : times.get(rng.nextInt(times.size()));
        double out = rng.nextDouble();
        double share = rng.chance(0.5) ? 1 : 0.95 - 0.85 * out * out; // few are left out more often than most
        YamlNode.Mapping fewer = LessTime.beginningAt(tree, Math.max(0, from - START_NANOS));
        if (!Parts.faults(tree).isEmpty()) {
            fewer = Parts.with(fewer, "faults", some(Parts.faults(fewer), share, rng));
            boolean sameTimes = rng.chance(0.5);
            if (!sameTimes) fewer = OtherTimes.of(fewer, rng);
        }
        return Parts.script(tree).isEmpty() ? fewer : Parts.withScript(fewer, some(Parts.script(fewer), share, rng));
    }

    private static List<YamlNode> some(List<YamlNode> lines, double share, Rng rng) {
        return lines.stream().filter(line -> rng.chance(share)).toList();
    }
}
