package dev.splitbrain.cli;

import dev.splitbrain.scenario.bind.Quantities;
import dev.splitbrain.trace.Quantity;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which part of a run is meant. */
final class WindowOptions {
    @Option(names = "--from", paramLabel = "TIME", description = "Where it begins, such as 14.9s.")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Where it ends, such as 15.7s.")
    private String to;

    long fromNanos() {
        return from == null ? 0 : nanos("--from", from);
    }

    long toNanos(long endNanos) {
        long nanos = to == null ? endNanos : nanos("--to", to);
        if (from != null && fromNanos() >= endNanos)
            throw CommandFailure.usage(
                    "--from: " + from + " is not before the end of the run, which lasts " + Quantity.seconds(endNanos));
        if (nanos <= fromNanos()) throw CommandFailure.usage("--to must be after --from");
        return nanos;
    }

    /** What was said, as a scenario says it. */
    Map<String, String> said() {
        Map<String, String> said = new LinkedHashMap<>();
        if (from != null) said.put("from", from);
        if (to != null) said.put("to", to);
        toNanos(Long.MAX_VALUE); // both are times, in their order
        return said;
    }

    private static long nanos(String option, String text) {
        return Quantities.DURATION
                .parse(text)
                .filter(value -> value.signum() >= 0)
                .map(value -> value.longValue())
                .orElseThrow(
                        () -> CommandFailure.usage(option + ": expected a time such as 15.2s, got `" + text + "`"));
    }
}
