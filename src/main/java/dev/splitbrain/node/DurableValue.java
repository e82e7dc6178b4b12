package dev.splitbrain.node;

/** One value on the disk. */
public final class DurableValue<T> {
    private final Disk disk;
    private final T initial;
    private T value;
    private boolean written;

    DurableValue(Disk disk, T initial) {
        this.disk = disk;
        this.initial = initial;
        this.value = initial;
    }

    /** What was written last. */
    public T get() {
        return value;
    }

    /** Writes and forces. */
    public void set(T newValue) {
        write(newValue, true);
    }

    /** Writes; durable with the next forced write, or when the disk finds time. */
    public void setUnforced(T newValue) {
        write(newValue, false);
    }

    private void write(T newValue, boolean forced) {
        T old = value;
        boolean before = written;
        value = newValue;
        written = true;
        disk.wrote(forced, () -> {
            value = old;
            written = before;
        });
    }

    /** Whether anything has been written since it was last lost. */
    boolean isWritten() {
        return written;
    }

    /** Damaged: what was written cannot be read. */
    void lose() {
        value = initial;
        written = false;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
