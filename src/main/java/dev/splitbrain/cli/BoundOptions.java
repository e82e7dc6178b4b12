package dev.splitbrain.cli;

import dev.splitbrain.explore.search.Exhaustive;
import dev.splitbrain.explore.search.Search;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How far an exhaustive search goes. */
final class BoundOptions {
    private static final int STANDARD_MESSAGES = 8;
    private static final int MOST_MESSAGES = 1_000;

    @Option(
            names = "--messages",
            paramLabel = "N",
            description = "With --by exhaustive: how many messages, the first ones, come in all orders (default: 8).")
    private Integer messages;

    @Option(
            names = "--drops",
            paramLabel = "N",
            description = "With --by exhaustive: how many of them may be lost, in all ways (default: 0).")
    private Integer drops;

    /** Says so where they are given and mean nothing. */
    void demand(Search.By by) {
        if (by != Search.By.EXHAUSTIVE && (messages != null || drops != null))
            throw CommandFailure.usage("--messages and --drops bound an exhaustive search\n  = add --by exhaustive");
        if (messages() < 1 || messages() > MOST_MESSAGES)
            throw CommandFailure.usage("--messages must be from 1 to " + MOST_MESSAGES + ", got " + messages());
        if (drops() < 0 || drops() > messages())
            throw CommandFailure.usage(
                    "--drops must be from 0 to the " + messages() + " of --messages, got " + drops());
    }

    private int messages() {
        return messages == null ? STANDARD_MESSAGES : messages;
    }

    private int drops() {
        return drops == null ? 0 : drops;
    }

    Exhaustive.Plan plan(Search.Plan plan) {
        return new Exhaustive.Plan(messages(), drops(), plan.firstSeed(), plan.runs(), plan.all(), plan.threads());
    }

    /** As they are typed again. */
    List<String> arguments() {
        List<String> words = new ArrayList<>();
        if (messages != null) words.addAll(List.of("--messages", String.valueOf(messages)));
        if (drops != null) words.addAll(List.of("--drops", String.valueOf(drops)));
        return words;
    }
}
