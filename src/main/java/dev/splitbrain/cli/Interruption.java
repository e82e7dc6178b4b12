package dev.splitbrain.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ctrl-C: the run is told to end, and the process waits until what is finished is written. A run asks between events, so a
 * handler that never returns would hold it for ever: then the process ends, and says where the handler is.
 */
final class Interruption implements AutoCloseable {
    private static final long HANDLER_PATIENCE_SECONDS = 2; // a run that goes on asks many times a second
    private static final long PATIENCE_SECONDS = 30;
    private static final int FRAMES = 4;

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");
    private final PrintWriter err;
    private volatile boolean interrupted;

    Interruption(PrintWriter err) {
        this.err = err;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean isInterrupted() {
        return interrupted;
    }

    private void interrupt() {
        interrupted = true;
        try {
            if (written.await(HANDLER_PATIENCE_SECONDS, TimeUnit.SECONDS)) return;
            Optional<String> hanging = Thread.getAllStackTraces().values().stream()
                    .flatMap(stack -> handlerOf(stack).stream())
                    .findFirst();
            if (hanging.isPresent()) {
                err.println("\nerror: a handler does not return; the run is given up\n" + hanging.get());
                err.flush();
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
            if (!written.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where in a protocol's handler a thread is; empty where it is in none. */
    static Optional<String> handlerOf(StackTraceElement[] stack) {
        boolean simulates =
                Stream.of(stack).anyMatch(frame -> frame.getClassName().startsWith("dev.splitbrain.sim."));
        List<StackTraceElement> frames = ProtocolFailure.authors(stack).toList();
        if (!simulates || frames.isEmpty()) return Optional.empty();
        return Optional.of(frames.stream()
                .limit(FRAMES)
                .map(frame -> "    at " + ProtocolFailure.shown(frame))
                .collect(Collectors.joining("\n")));
    }

    /** All that is to be kept is written. */
    @Override
    public void close() {
        written.countDown();
        if (interrupted) return;
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            interrupted = true; // the process is ending already
        }
    }
}
