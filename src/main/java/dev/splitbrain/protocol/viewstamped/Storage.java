package dev.splitbrain.protocol.viewstamped;

import dev.splitbrain.node.Disk;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.DurableValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a replica keeps its views, its log and its checkpoint: in memory, as the paper has it, or on disk. */
interface Storage {
    /** The view-number, and the view in which the status was last normal. */
    record Views(long view, long lastNormal) {
        static final Views FIRST = new Views(0, 0);
    }

    Views views();

    void save(Views views);

    Optional<Checkpoint> checkpoint();

    void save(Checkpoint checkpoint);

    /** The entries after the checkpoint, to read. */
    List<Entry> entries();

    void append(List<Entry> more);

    /** Drops all but the {@code size} oldest. */
    void cut(int size);

    /** Drops the {@code count} oldest. */
    void dropFirst(int count);

    /** A crash forgets all of it. */
    final class Memory implements Storage {
        private final List<Entry> entries = new ArrayList<>();
        private Views views = Views.FIRST;
        private Optional<Checkpoint> checkpoint = Optional.empty();

        @Override
        public Views views() {
            return views;
        }

        @Override
        public void save(Views newViews) {
            views = newViews;
        }

        @Override
        public Optional<Checkpoint> checkpoint() {
            return checkpoint;
        }

        @Override
        public void save(Checkpoint newCheckpoint) {
            checkpoint = Optional.of(newCheckpoint);
        }

        @Override
        public List<Entry> entries() {
            return entries;
        }

        @Override
        public void append(List<Entry> more) {
            entries.addAll(more);
        }

        @Override
        public void cut(int size) {
            entries.subList(size, entries.size()).clear();
        }

        @Override
        public void dropFirst(int count) {
            entries.subList(0, count).clear();
        }
    }

    /** Forced before anything is said that rests on it. */
    final class OnDisk implements Storage {
        private final DurableValue<Views> views; // durable
        private final DurableValue<Optional<Checkpoint>> checkpoint; // durable
        private final DurableLog<Entry> entries; // durable
        private final Rules rules;

        OnDisk(Disk disk, Rules rules) {
            views = disk.value("views", Views.FIRST);
            checkpoint = disk.value("checkpoint", Optional.empty());
            entries = disk.log("log");
            this.rules = rules;
        }

        @Override
        public Views views() {
            return views.get();
        }

        @Override
        public void save(Views newViews) {
            views.set(newViews);
        }

        @Override
        public Optional<Checkpoint> checkpoint() {
            return checkpoint.get();
        }

        @Override
        public void save(Checkpoint newCheckpoint) {
            checkpoint.set(Optional.of(newCheckpoint));
        }

        @Override
        public List<Entry> entries() {
            return entries;
        }

        @Override
        public void append(List<Entry> more) {
            rules.append(entries, more);
        }

        @Override
        public void cut(int size) {
            entries.truncate(size);
        }

        @Override
        public void dropFirst(int count) {
            entries.dropFirst(count);
        }
    }
}
