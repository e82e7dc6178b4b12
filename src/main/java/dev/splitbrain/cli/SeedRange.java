package dev.splitbrain.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Seeds on the command line: {@code 1..1000}, or {@code 7}. */
final class SeedRange {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})(?:\\.\\.(\\d{1,18}))?");
    private static final long MOST = 1_000_000;

    private SeedRange() {}

    static List<Long> parse(String text) {
        Matcher matcher = RANGE.matcher(text.strip());
        if (!matcher.matches()) throw CommandFailure.usage("expected seeds such as 1..1000, got `" + text + "`");
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
        if (last < first) throw CommandFailure.usage("the range of seeds " + text + " ends before it begins");
        if (last - first >= MOST) throw CommandFailure.usage("more than " + MOST + " seeds");
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
