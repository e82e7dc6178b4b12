package dev.splitbrain.report;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Operation;
import dev.splitbrain.history.Outcome;
import dev.splitbrain.metrics.Quantiles;
import dev.splitbrain.metrics.Windows;
import java.util.ArrayList;
import java.util.List;

/** {@code metrics.csv}: what clients saw in each sixtieth of the run, by the start of their operations. */
public final class MetricsFile {
    private static final int WINDOWS = 60;

    private MetricsFile() {}

    public static String of(History history, long endNanos) {
        StringBuilder out = new StringBuilder(
                "from_nanos,to_nanos,ok,failed,unknown,ok_per_second,p50_nanos,p95_nanos,p99_nanos,max_nanos\n");
        List<Windows.Window> windows = Windows.byStart(history, 0, Math.max(1, endNanos), WINDOWS);
        List<List<Long>> latencies = latencies(history, windows);
        for (int i = 0; i < windows.size(); i++) {
            Windows.Window window = windows.get(i);
            out.append(window.fromNanos()).append(',').append(window.toNanos()).append(',');
            out.append(window.ok())
                    .append(',')
                    .append(window.failed())
                    .append(',')
                    .append(window.unknown());
            out.append(',')
                    .append(window.okPerSecond())
                    .append(',')
                    .append(percentiles(latencies.get(i)))
                    .append('\n');
        }
        return out.toString();
    }

    private static List<List<Long>> latencies(History history, List<Windows.Window> windows) {
        List<List<Long>> byWindow = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) byWindow.add(new ArrayList<>());
        int at = 0;
        for (Operation operation : history.operations()) { // in the order of their start, as the windows are
            while (at < windows.size() - 1
                    && operation.invokedNanos() >= windows.get(at).toNanos()) at++;
            if (operation.outcome() instanceof Outcome.Ok) byWindow.get(at).add(operation.latencyNanos());
        }
        return byWindow;
    }

    private static String percentiles(List<Long> latencies) {
        if (latencies.isEmpty()) return ",,,";
        Quantiles quantiles =
                Quantiles.of(latencies.stream().mapToLong(Long::longValue).toArray());
        return quantiles.at(0.5) + "," + quantiles.at(0.95) + "," + quantiles.at(0.99) + "," + quantiles.max();
    }
}
