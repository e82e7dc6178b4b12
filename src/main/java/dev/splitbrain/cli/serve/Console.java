package dev.splitbrain.cli.serve;

import dev.splitbrain.cli.serve.Runner.Ready;
import dev.splitbrain.sim.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs what the pages ask for, one run after the other; a newer wish about the same scenario ends the older one. */
final class Console implements AutoCloseable {
    private static final long TELL_MILLIS = 150;

    private final ReportsFolder folder;
    private final Runner runner;
    private final News news;
    private final Map<String, Work> work = new TreeMap<>(); // by report
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "console runs");
        thread.setDaemon(true);
        return thread;
    });

    Console(ReportsFolder folder, Runner runner, News news) {
        this.folder = folder;
        this.runner = runner;
        this.news = news;
    }

    /** How far a run is. */
    enum Phase {
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * What is known of a run that was asked for.
     *
     * @param share of its virtual time, that is simulated
     * @param words why it failed
     */
    record State(Phase phase, double share, String words) {}

    private static final class Work {
        private final RunRequest request;
        private State state = new State(Phase.RUNNING, 0, "");
        private boolean outdated;

        Work(RunRequest request) {
            this.request = request;
        }
    }

    /** Has a run made; gives the name of its report. */
    String ask(RunRequest request, Optional<String> into) throws Refused {
        Ready ready = runner.read(request.words());
        String name = into.orElseGet(() -> request.folder(ready.scenario().slug()));
        Path report =
                folder.report(name).orElseThrow(() -> new Refused("error: `" + name + "` is no name of a folder"));
        Work asked = new Work(request);
        synchronized (this) {
            for (Work other : work.values()) if (other.request.file().equals(request.file())) other.outdated = true;
            work.put(name, asked);
        }
        news.add();
        worker.execute(() -> run(ready, report, asked));
        return name;
    }

    private void run(Ready ready, Path report, Work asked) {
        State end = new State(Phase.DONE, 1, "");
        try {
            runner.run(ready, report, new Telling(ready.scenario().world().durationNanos(), asked));
        } catch (Refused e) {
            end = new State(Phase.FAILED, 0, e.getMessage());
        } catch (IOException | RuntimeException e) {
            end = new State(Phase.FAILED, 0, "error: " + e);
        }
        tell(asked, end);
    }

    private void tell(Work asked, State state) {
        synchronized (this) {
            asked.state = state;
        }
        news.add();
    }

    /** Tells now and then how far the run is, and ends it where nobody wants it any more. */
    private final class Telling implements Progress {
        private final long durationNanos;
        private final Work asked;
        private long toldMillis;

        Telling(long durationNanos, Work asked) {
            this.durationNanos = Math.max(1, durationNanos);
            this.asked = asked;
        }

        @Override
        public boolean at(long timeNanos, long events) {
            long now = System.currentTimeMillis();
            if (now - toldMillis > TELL_MILLIS) {
                toldMillis = now;
                tell(asked, new State(Phase.RUNNING, Math.min(1, (double) timeNanos / durationNanos), ""));
            }
            synchronized (Console.this) {
                return !asked.outdated;
            }
        }
    }

    /** The scenario could not be read any more. */
    void fail(String name, RunRequest request, String words) {
        Work failed = new Work(request);
        synchronized (this) {
            work.put(name, failed);
        }
        tell(failed, new State(Phase.FAILED, 0, words));
    }

    /** What is known of a report's run, where one was asked for. */
    synchronized Optional<State> state(String name) {
        return Optional.ofNullable(work.get(name)).map(asked -> asked.state);
    }

    /** What was asked for under this name. */
    synchronized Optional<RunRequest> request(String name) {
        return Optional.ofNullable(work.get(name)).map(asked -> asked.request);
    }

    @Override
    public void close() {
        synchronized (this) {
            work.values().forEach(asked -> asked.outdated = true);
        }
        worker.shutdownNow();
    }
}
