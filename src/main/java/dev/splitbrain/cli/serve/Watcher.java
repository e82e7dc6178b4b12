package dev.splitbrain.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Looks a few times a second at the files of the scenarios whose pages are open. What a scenario includes, and own code, lies
 * beside it, so the folder's scenarios and Java files count; whether the scenario is another now is for others to find out.
 */
final class Watcher implements AutoCloseable {
    private static final long LOOK_MILLIS = 250;
    private static final long REST_MILLIS = 30_000; // a page that is open asks for news more often

    private final BiConsumer<String, Path> changed;
    private final Map<String, Watched> watched = new TreeMap<>(); // by report
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watcher");
        thread.setDaemon(true);
        return thread;
    });

    private record Watched(Path file, long stamp, long askedMillis) {}

    /** @param changed is told the report and the scenario's file */
    Watcher(BiConsumer<String, Path> changed) {
        this.changed = changed;
        clock.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The page of a report is open. */
    synchronized void keep(String report, Path file) {
        Watched before = watched.get(report);
        long stamp = before != null && before.file.equals(file) ? before.stamp : stamp(file);
        watched.put(report, new Watched(file, stamp, System.currentTimeMillis()));
    }

    private synchronized void look() {
        long now = System.currentTimeMillis();
        watched.replaceAll((report, page) -> {
            if (now - page.askedMillis > REST_MILLIS) return page; // what it misses is seen when it asks again
            long stamp = stamp(page.file);
            if (stamp == page.stamp) return page;
            changed.accept(report, page.file);
            return new Watched(page.file, stamp, page.askedMillis);
        });
    }

    /** Another number where a file was written, came or went. */
    private static long stamp(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().matches(".*\\.(ya?ml|java)"))
                    .sorted()
                    .mapToLong(each -> 31L * ReportsFolder.changedMillis(each)
                            + each.toFile().length()
                            + each.hashCode())
                    .reduce(7, (sum, each) -> 31 * sum + each);
        } catch (IOException e) {
            return 0; // the folder is gone; where it comes back, that is a change
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
