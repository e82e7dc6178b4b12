package dev.splitbrain.node;

/** One value on the disk. */
public final class DurableValue<T> {
    private final Disk disk;
    private T value;

    DurableValue(Disk disk, T initial) {
        this.disk = disk;
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
        value = newValue;
        disk.wrote(forced, () -> value = old);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
