package dev.splitbrain.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How measurements read: a table for people, JSON for programs. */
final class Report {
    private Report() {}

    static String table(List<Measured> all, String conditions) {
        StringBuilder text =
                new StringBuilder(machine()).append("; ").append(conditions).append("\n\n");
        text.append(line("%-31s %12s %12s %12s  %-13s %s", "name", "median", "min", "max", "unit", "of yardstick"));
        for (Measured measured : all) {
            Benchmark benchmark = measured.benchmark();
            text.append(line(
                    "%-31s %12s %12s %12s  %-13s %s",
                    benchmark.name(),
                    number(measured.median()),
                    number(measured.min()),
                    number(measured.max()),
                    benchmark.unit(),
                    ratio(measured, all)));
        }
        return text.toString();
    }

    static String json(List<Measured> all) {
        return all.stream()
                .map(measured -> String.format(
                        Locale.ROOT,
                        "  \"%s\": {\"median\": %s, \"min\": %s, \"max\": %s, \"unit\": \"%s\"}",
                        measured.benchmark().name(),
                        number(measured.median()),
                        number(measured.min()),
                        number(measured.max()),
                        measured.benchmark().unit()))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).stripTrailing() + "\n";
    }

    /** Three significant digits at least. */
    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.3f" : "%.0f", value);
    }

    private static String ratio(Measured measured, List<Measured> all) {
        for (Measured yardstick : all) {
            if (yardstick.benchmark().name().equals(measured.benchmark().yardstick()))
                return String.format(Locale.ROOT, "%.2f x", measured.median() / yardstick.median());
        }
        return "";
    }

    static String machine() {
        return String.format(
                Locale.ROOT,
                "%s, JDK %s (%s), %s, %d cores",
                LocalDate.now(),
                Runtime.version(),
                System.getProperty("java.vm.name"),
                processor(),
                Runtime.getRuntime().availableProcessors());
    }

    private static String processor() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
                if (line.startsWith("model name"))
                    return line.substring(line.indexOf(':') + 1).strip();
            }
        } catch (IOException e) {
            // Not Linux: the architecture has to do.
        }
        return System.getProperty("os.arch");
    }
}
