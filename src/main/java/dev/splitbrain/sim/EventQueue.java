package dev.splitbrain.sim;

import java.util.Arrays;
import java.util.NoSuchElementException;

/** Events in the total order (time, scheduling number): a binary heap on primitive arrays. */
public final class EventQueue {
    private long[] times = new long[64];
    private long[] orders = new long[64];
    private long[] payloads = new long[64];
    private int size;
    private long nextOrder;
    private long timeNanos;

    public void add(long time, long payload) {
        if (time < timeNanos)
            throw new IllegalArgumentException("event at " + time + " ns, but it is " + timeNanos + " ns already");
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            orders = Arrays.copyOf(orders, size * 2);
            payloads = Arrays.copyOf(payloads, size * 2);
        }
        int i = size++;
        long order = nextOrder++;
        while (i > 0) {
            int parent = (i - 1) >>> 1;
            if (times[parent] <= time) break;
            move(parent, i);
            i = parent;
        }
        times[i] = time;
        orders[i] = order;
        payloads[i] = payload;
    }

    private void move(int from, int to) {
        times[to] = times[from];
        orders[to] = orders[from];
        payloads[to] = payloads[from];
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public int size() {
        return size;
    }

    public long nextTimeNanos() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    public long timeNanos() {
        return timeNanos;
    }

    public long poll() {
        if (size == 0) throw new NoSuchElementException("no event is pending");
        timeNanos = times[0];
        long payload = payloads[0];
        size--;
        long time = times[size];
        long order = orders[size];
        long last = payloads[size];
        int i = 0;
        while (2 * i + 1 < size) {
            int child = 2 * i + 1;
            if (child + 1 < size && before(child + 1, child)) child++;
            if (time < times[child] || (time == times[child] && order < orders[child])) break;
            move(child, i);
            i = child;
        }
        times[i] = time;
        orders[i] = order;
        payloads[i] = last;
        return payload;
    }

    private boolean before(int a, int b) {
        return times[a] < times[b] || (times[a] == times[b] && orders[a] < orders[b]);
    }
}
