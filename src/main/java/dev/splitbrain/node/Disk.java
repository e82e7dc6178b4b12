package dev.splitbrain.node;

import dev.splitbrain.random.Rng;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What survives a crash: named logs and values. A write is forced unless the method says {@code Unforced}; what the node
 * sends or answers afterwards leaves once the write, and all before it, are durable. A crash undoes writes that are not, and
 * so does a write that fails, upon which the node stops unless its protocol handles {@link WriteFailed}.
 *
 * <p>Authors use {@link #log} and {@link #value}; the rest is for the engine.
 */
public final class Disk {
    private final Map<String, Object> stores = new LinkedHashMap<>();
    private final Deque<Undo> journal = new ArrayDeque<>(); // writes that a crash would undo, oldest first
    private Device device = forced -> {};
    private final List<FoundDamage> damage = new ArrayList<>();
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

    /** Writes so far that can no longer be lost. */
    public long durable() {
        return durable;
    }

    /** Writes up to and including the {@code through}th can no longer be lost. */
    public void becameDurable(long through) {
        durable = Math.max(durable, through);
        while (!journal.isEmpty() && journal.peekFirst().write() <= durable) journal.removeFirst();
    }

    /** A crash: every write after the {@code kept} oldest of those that are not durable never happened. Gives their number. */
    public int crash(int kept) {
        int lost = Math.max(0, journal.size() - kept);
        for (int i = 0; i < lost; i++) journal.removeLast().undo().run();
        journal.clear();
        durable = written;
        return lost;
    }

    /**
     * A crash in the midst of the first forced write that is not durable, which comprises the writes up to the
     * {@code through}th: the first half of it is on the disk, by whole writes and entries since each has a checksum; all
     * else never happened. A single entry has no half: it is as good as never written.
     */
    public TornWrite tear(long through) {
        int comprised = 0;
        for (Undo undo : journal) if (undo.write() <= through) comprised++;
        Undo only = journal.peekFirst();
        if (comprised == 1 && only.entries() > 1) {
            crash(1);
            only.half().run();
            return new TornWrite(only.entries() / 2, only.entries());
        }
        crash(comprised / 2);
        return new TornWrite(comprised / 2, comprised);
    }

    /**
     * Damages one thing that is durable, by chance: an entry of a log, or a value; gives what the next start will find.
     * Empty where nothing is on the disk.
     */
    public Optional<FoundDamage> flip(Rng chance) {
        int things = 0;
        for (Object store : stores.values()) things += things(store);
        if (things == 0) return Optional.empty();
        int which = chance.nextInt(things);
        for (Map.Entry<String, Object> store : stores.entrySet()) {
            int here = things(store.getValue());
            if (which < here) {
                FoundDamage found = new FoundDamage(store.getKey(), lose(store.getValue(), which));
                damage.add(found);
                return Optional.of(found);
            }
            which -= here;
        }
        throw new IllegalStateException("no thing " + which);
    }

    private static int things(Object store) {
        if (store instanceof DurableLog<?> log) return log.size();
        return store instanceof DurableValue<?> value && value.isWritten() ? 1 : 0;
    }

    private static int lose(Object store, int which) {
        if (store instanceof DurableLog<?> log) return log.loseFrom(which);
        ((DurableValue<?>) store).lose();
        return 1;
    }

    /** What checksums found since the last start; the engine forgets it once the node has started. */
    public List<FoundDamage> damage() {
        return List.copyOf(damage);
    }

    /** The node has started, and acted on the damage as it saw fit. */
    public void forgetDamage() {
        damage.clear();
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
        wrote(forced, undo, 1, undo);
    }

    /** A write of several entries, of which {@code half} leaves the first half. */
    void wrote(boolean forced, Runnable undo, int entries, Runnable half) {
        written++;
        journal.addLast(new Undo(written, undo, entries, half));
        device.wrote(forced);
    }

    /** The device below: turns writes into time. */
    public interface Device {
        void wrote(boolean forced);
    }

    private record Undo(long write, Runnable undo, int entries, Runnable half) {}
}
