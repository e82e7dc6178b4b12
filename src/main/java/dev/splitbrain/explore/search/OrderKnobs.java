package dev.splitbrain.explore.search;

import dev.splitbrain.scenario.bind.Durations;
import dev.splitbrain.scenario.yaml.Trees;
import dev.splitbrain.scenario.yaml.YamlNode;

/** In which order messages take their turns: a rule, with knobs by chance. */
final class OrderKnobs {
    private static final long MILLI = 1_000_000;
    private static final int MOST_CHANGES = 4; // a bug that needs five orderings just so is rare (PCT, §2)
    private static final int LEAST_MESSAGES = 16;
    private static final int MOST_ROOM = 32;

    private OrderKnobs() {}

    /** The line of a scenario that heals then. */
    static YamlNode.Mapping line(Search.By by, long healNanos, Chance chance) {
        YamlNode.Mapping options = Trees.map("waiting", number(upTo(1, MOST_ROOM, chance)));
        if (by == Search.By.PCT) {
            options = options.with("changes", number(chance.between(0, MOST_CHANGES)))
                    .with("messages", number(upTo(LEAST_MESSAGES, 4_096, chance)));
            if (!chance.oneIn(3)) options = options.with("late", duration(upTo(MILLI, healNanos / 2, chance)));
        }
        YamlNode.Mapping rule = Trees.map(by == Search.By.PCT ? "pct" : "pos", options);
        return Trees.map("at", Trees.text("0s")).with("order", rule);
    }

    /** As likely from 1 to 2 as from 16 to 32. */
    private static long upTo(long least, long most, Chance chance) {
        double more = Math.max(1, (double) most / least);
        return Math.round(least * StrictMath.sqrt(more) * chance.factor(StrictMath.sqrt(more)));
    }

    private static YamlNode number(long number) {
        return Trees.text(String.valueOf(number));
    }

    private static YamlNode duration(long nanos) {
        return Trees.text(Durations.text(Math.max(MILLI, nanos / MILLI * MILLI)));
    }
}
