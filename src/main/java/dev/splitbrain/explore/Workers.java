package dev.splitbrain.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * Does numbered jobs on several threads. Jobs are begun in the order of their numbers; what they give is handed over one at a
 * time, as it comes. A job that throws ends all of them, and the caller gets what it threw.
 */
public final class Workers {
    private final int threads;
    private final BooleanSupplier stop;

    /** {@code stop} is asked before each job; once it says yes, none is begun any more. */
    public Workers(int threads, BooleanSupplier stop) {
        if (threads < 1) throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        this.threads = threads;
        this.stop = stop;
    }

    /** Who is given what a job gave. */
    @FunctionalInterface
    public interface Taker<T> {
        void take(int number, T result);
    }

    /** Does these jobs and returns when the last of them has ended. */
    public <T> void run(List<Integer> numbers, IntFunction<T> job, Taker<T> taker) {
        Queue<T> queue = new Queue<>(numbers, job, taker, stop);
        List<Thread> helpers = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, numbers.size()); i++) {
            Thread helper = new Thread(queue::work, "worker-" + i);
            helper.setDaemon(true);
            helper.start();
            helpers.add(helper);
        }
        queue.work();
        for (Thread helper : helpers) join(helper);
        queue.rethrow();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Queue<T> {
        private final List<Integer> numbers;
        private final IntFunction<T> job;
        private final Taker<T> taker;
        private final BooleanSupplier stop;
        private final AtomicReference<Throwable> failure = new AtomicReference<>();
        private int next;

        Queue(List<Integer> numbers, IntFunction<T> job, Taker<T> taker, BooleanSupplier stop) {
            this.numbers = List.copyOf(numbers);
            this.job = job;
            this.taker = taker;
            this.stop = stop;
        }

        void work() {
            try {
                for (int number = take(); number >= 0; number = take()) {
                    T result = job.apply(number);
                    give(number, result);
                }
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            }
        }

        private synchronized int take() {
            boolean done = next == numbers.size() || failure.get() != null || stop.getAsBoolean();
            return done ? -1 : numbers.get(next++);
        }

        private synchronized void give(int number, T result) {
            taker.take(number, result);
        }

        void rethrow() {
            Throwable thrown = failure.get();
            if (thrown instanceof Error error) throw error;
            if (thrown instanceof RuntimeException exception) throw exception;
        }
    }
}
