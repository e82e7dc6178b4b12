package dev.splitbrain.node;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/** A log on the disk: a list that is read like any other and written by the methods here. */
public final class DurableLog<T> extends AbstractList<T> implements RandomAccess {
    private final Disk disk;
    private final ArrayList<T> entries = new ArrayList<>();

    DurableLog(Disk disk) {
        this.disk = disk;
    }

    /** Appends and forces. */
    public void append(T entry) {
        append(entry, true);
    }

    /** Appends; durable with the next forced write, or when the disk finds time. */
    public void appendUnforced(T entry) {
        append(entry, false);
    }

    /** Appends all and forces, as one write. */
    public void appendAll(List<? extends T> more) {
        if (more.isEmpty()) return;
        int sizeBefore = entries.size();
        entries.addAll(more);
        int half = sizeBefore + more.size() / 2;
        disk.wrote(true, () -> cut(sizeBefore), more.size(), () -> cut(half));
    }

    private void append(T entry, boolean forced) {
        int sizeBefore = entries.size();
        entries.add(entry);
        disk.wrote(forced, () -> cut(sizeBefore));
    }

    /** Removes the entries from position {@code from} (0-based) on, and forces. */
    public void truncate(int from) {
        if (from >= entries.size()) return;
        List<T> removed = List.copyOf(entries.subList(from, entries.size()));
        cut(from);
        disk.wrote(true, () -> entries.addAll(removed));
    }

    /** Removes the {@code count} oldest entries, as compaction does, and forces. */
    public void dropFirst(int count) {
        if (count <= 0) return;
        List<T> removed = List.copyOf(entries.subList(0, count));
        entries.subList(0, count).clear();
        disk.wrote(true, () -> entries.addAll(0, removed));
    }

    /** A damaged entry: it and what comes after it cannot be read. Gives how many are lost. */
    int loseFrom(int position) {
        int lost = entries.size() - position;
        cut(position);
        return lost;
    }

    private void cut(int size) {
        entries.subList(size, entries.size()).clear();
    }

    @Override
    public T get(int position) {
        return entries.get(position);
    }

    @Override
    public int size() {
        return entries.size();
    }
}
