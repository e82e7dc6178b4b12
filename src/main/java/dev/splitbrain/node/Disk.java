package dev.splitbrain.node;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What survives a crash: named logs and values. A write is forced unless the method says {@code Unforced}; what the node
 * sends or answers afterwards leaves once the write, and all before it, are durable. A crash undoes writes that are not.
 *
 * <p>Authors use {@link #log} and {@link #value}; the rest is for the engine.
 */
public final class Disk {
    private final Map<String, Object> stores = new LinkedHashMap<>();
    private final Deque<Undo> journal = new ArrayDeque<>(); // writes that a crash would undo, oldest first
    private Device device = forced -> {};
    private long written;
    private long durable;

    /** The log called {@code name}: what was appended and is durable, or empty. */
    @SuppressWarnings("unchecked") // one name, one type: the author's choice
    public <T> DurableLog<T> log(String name) {
        return (DurableLog<T>) stores.computeIfAbsent(name, key -> new DurableLog<T>(this));
    }

    /** The value called {@code name}, {@code initial} before its first write. */
    @SuppressWarnings("unchecked")
    public <T> DurableValue<T> value(String name, T initial) {
        return (DurableValue<T>) stores.computeIfAbsent(name, key -> new DurableValue<>(this, initial));
    }

    /** All stores by name, for whoever shows them. */
    public Map<String, Object> stores() {
        return java.util.Collections.unmodifiableMap(stores);
    }

    /** Writes so far; the engine remembers the number and later says {@link #becameDurable}. */
    public long written() {
        return written;
    }

    /** Writes up to and including the {@code through}th can no longer be lost. */
    public void becameDurable(long through) {
        durable = Math.max(durable, through);
        while (!journal.isEmpty() && journal.peekFirst().write() <= durable) journal.removeFirst();
    }

    /** A crash: every write after the {@code kept} oldest of those that are not durable never happened. */
    public void crash(int kept) {
        int lost = Math.max(0, journal.size() - kept);
        for (; lost > 0; lost--) journal.removeLast().undo().run();
        journal.clear();
        durable = written;
    }

    /** Writes that a crash now would undo. */
    public int unsafeWrites() {
        return journal.size();
    }

    /** Who is told of each write as it is made. */
    public void attach(Device newDevice) {
        device = newDevice;
    }

    void wrote(boolean forced, Runnable undo) {
        written++;
        journal.addLast(new Undo(written, undo));
        device.wrote(forced);
    }

    /** The device below: turns writes into time. */
    public interface Device {
        void wrote(boolean forced);
    }

    private record Undo(long write, Runnable undo) {}
}
