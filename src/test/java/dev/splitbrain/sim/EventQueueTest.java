package dev.splitbrain.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.random.Rng;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** The queue against a list that is kept sorted by insertion. */
class EventQueueTest {
    private record Event(long timeNanos, long payload) {}

    /** What the queue must do, done as plainly as possible. */
    private static final class SortedList {
        private final List<Event> events = new ArrayList<>();

        void add(long timeNanos, long payload) {
            int at = events.size();
            while (at > 0 && events.get(at - 1).timeNanos() > timeNanos) at--;
            events.add(at, new Event(timeNanos, payload));
        }

        Event poll() {
            return events.remove(0);
        }
    }

    @Test
    void eventsComeInOrderOfTimeAndScheduling() {
        List<LongUnaryOperator> gaps = List.of(
                bits -> 0,
                bits -> bits & 1,
                bits -> bits & 15,
                bits -> bits & 0xFFFFF,
                bits -> (bits & 7) == 0 ? 60_000_000_000L : bits & 1023,
                bits -> (bits >>> 2) & (-1L >>> (2 + (bits & 63) % 62)),
                bits -> (bits & 63) == 0 ? Long.MAX_VALUE / 4 : bits & 0xFFF);
        for (LongUnaryOperator gap : gaps) {
            for (int seed = 0; seed < 60; seed++) agreesWithSortedList(new Rng(seed), gap, 20 + 10 * seed);
        }
    }

    /** Grows and shrinks in waves, so that every size is met on the way up and on the way down. */
    private static void agreesWithSortedList(Rng rng, LongUnaryOperator gap, int operations) {
        EventQueue queue = new EventQueue();
        SortedList list = new SortedList();
        for (int i = 0; i < operations || !queue.isEmpty(); i++) {
            boolean growing = i < operations && rng.chance(i / 50 % 2 == 0 ? 0.8 : 0.3);
            if (growing) {
                long time = Math.min(Long.MAX_VALUE / 2, queue.timeNanos() + gap.applyAsLong(rng.nextLong()));
                queue.add(time, i);
                list.add(time, i);
            } else if (!queue.isEmpty()) {
                assertEquals(list.events.get(0).timeNanos(), queue.nextTimeNanos());
                Event expected = list.poll();
                assertEquals(expected, new Event(queue.nextTimeNanos(), queue.poll()));
                assertEquals(expected.timeNanos(), queue.timeNanos());
            }
            assertEquals(list.events.size(), queue.size());
        }
    }

    @Test
    void emptyQueueSaysSo() {
        EventQueue queue = new EventQueue();
        assertTrue(queue.isEmpty());
        assertEquals(Long.MAX_VALUE, queue.nextTimeNanos());
        assertThrows(NoSuchElementException.class, queue::poll);
    }

    @Test
    void pastIsRefusedWithBothTimes() {
        EventQueue queue = new EventQueue();
        queue.add(70, 1);
        queue.poll();
        queue.add(70, 2);
        String message = assertThrows(IllegalArgumentException.class, () -> queue.add(69, 3))
                .getMessage();
        assertTrue(message.contains("69") && message.contains("70"), message);
        assertEquals(1, queue.size());
    }
}
