package dev.splitbrain.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.random.Rng;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.TreeMap;
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
    }

    /** Shapes of the time from one event to another that it schedules, as a function of random bits. */
    private static final Map<String, LongUnaryOperator> GAPS = new TreeMap<>(Map.of(
            "one instant", bits -> 0,
            "two instants", bits -> bits & 1,
            "few instants", bits -> bits & 15,
            "milliseconds", bits -> bits & 0xFFFFF,
            "multiples of one second", bits -> (bits & 63) * 1_000_000_000L,
            "microseconds and minutes", bits -> (bits & 7) == 0 ? 60_000_000_000L : bits & 1023,
            "far outliers", bits -> (bits & 63) == 0 ? Long.MAX_VALUE / 4 : bits & 0xFFF,
            "every power of two", bits -> (bits >>> 2) & (-1L >>> (2 + (bits & 63) % 62))));

    @Test
    void eventsComeInOrderOfTimeAndScheduling() {
        for (LongUnaryOperator gap : GAPS.values()) {
            for (int seed = 0; seed < 60; seed++) agreesWithSortedList(new Rng(seed), gap, 20 + 10 * seed);
            agreesWithSortedList(new Rng(60), gap, 5_000);
        }
    }

    /** Grows and shrinks in waves, so that every size is met on the way up and on the way down. */
    private static void agreesWithSortedList(Rng rng, LongUnaryOperator gap, int operations) {
        EventQueue queue = new EventQueue();
        SortedList list = new SortedList();
        queue.tell((words, from, to) -> {
            for (int at = from; at < to; at += 2)
                assertTrue(list.events.contains(new Event(words[at], words[at + 1])), "told of what does not come");
        });
        for (int i = 0; i < operations || !queue.isEmpty(); i++) {
            boolean growing = i < operations && rng.chance(i / (operations / 8) % 2 == 0 ? 0.8 : 0.3);
            if (growing) {
                long time = later(queue.timeNanos(), gap.applyAsLong(rng.nextLong()));
                queue.add(time, i);
                list.add(time, i);
            } else if (!queue.isEmpty()) {
                Event next = next(queue);
                assertEquals(list.events.remove(0), next);
            }
            assertEquals(list.events.size(), queue.size());
        }
    }

    /** Where many are pending close together, buckets are sorted in ways that smaller queues never need. */
    @Test
    void denseQueueKeepsItsOrder() {
        int pending = 20_000;
        for (long spanNanos : new long[] {5_000, 100_000, 3_000_000}) {
            EventQueue queue = new EventQueue();
            PriorityQueue<Event> plain = new PriorityQueue<>(
                    Comparator.comparingLong(Event::timeNanos).thenComparingLong(Event::payload));
            Rng rng = new Rng(spanNanos);
            for (int i = 0; i < 4 * pending; i++) {
                if (i >= pending) assertEquals(plain.remove(), next(queue));
                Event added = new Event(queue.timeNanos() + rng.nextLong(spanNanos), i);
                queue.add(added.timeNanos(), added.payload());
                plain.add(added);
            }
            while (!plain.isEmpty()) assertEquals(plain.remove(), next(queue));
        }
    }

    private static Event next(EventQueue queue) {
        long payload = queue.poll();
        return new Event(queue.timeNanos(), payload);
    }

    /** Whoever reads ahead what events need must not read in vain, and not much twice. */
    @Test
    void eventsAreToldShortlyBeforeTheyCome() {
        GAPS.forEach((shape, gap) -> {
            EventQueue queue = new EventQueue();
            Rng rng = new Rng(7);
            long[] told = new long[1];
            queue.tell((words, from, to) -> told[0] += (to - from) / 2);
            for (int i = 0; i < 10_000; i++) queue.add(gap.applyAsLong(rng.nextLong()), i);
            for (int i = 0; i < 10_000; i++) queue.poll();
            assertTrue(told[0] >= 9_000 && told[0] <= 11_000, shape + ": told " + told[0] + " of 10 000 events");
        });
    }

    private static long later(long nowNanos, long gapNanos) {
        return nowNanos + Math.min(gapNanos, Long.MAX_VALUE - nowNanos);
    }

    @Test
    void lastRepresentableTimesKeepTheirOrder() {
        EventQueue queue = new EventQueue();
        for (long back = 0; back < 100; back++) queue.add(Long.MAX_VALUE - back, back);
        for (long back = 99; back >= 0; back--) assertEquals(back, queue.poll());
    }

    /** Counts moves, not clocks: whatever the times are, an event is moved a few times, as at most once a level. */
    @Test
    void eventsMoveAFewTimesHoweverManyArePending() {
        GAPS.forEach((shape, gap) -> {
            for (int pending : new int[] {10, 1_000, 100_000}) {
                double few = movesPerEvent(gap, pending);
                assertTrue(few < 8, shape + ", " + pending + " pending: " + few + " moves an event");
            }
        });
    }

    /** Fills a queue, holds it at its size for as many events again, empties it. */
    private static double movesPerEvent(LongUnaryOperator gap, int pending) {
        EventQueue queue = new EventQueue();
        Rng rng = new Rng(pending);
        for (int i = 0; i < pending; i++) queue.add(gap.applyAsLong(rng.nextLong()), i);
        for (int i = 0; i < pending; i++) {
            queue.poll();
            queue.add(later(queue.timeNanos(), gap.applyAsLong(rng.nextLong())), i);
        }
        while (!queue.isEmpty()) queue.poll();
        return queue.moves() / (2.0 * pending);
    }

    /** Each event comes before all that are pending: the worst for a sorted list. */
    @Test
    void soonestLastIsNoWorse() {
        int events = 200_000;
        EventQueue queue = new EventQueue();
        for (int i = events; i > 0; i--) queue.add(i, i);
        for (int i = 1; i <= events; i++) {
            assertEquals(i, queue.poll());
            queue.add(i, 0);
            assertEquals(0, queue.poll());
        }
        assertTrue(queue.moves() < 8L * 2 * events, queue.moves() + " moves");
    }

    @Test
    void newQueueIsSmallAndSteadyQueueAllocatesNothing() {
        hold(new EventQueue(), new Rng(0), 0); // loads what there is to load
        long before = allocatedBytes();
        EventQueue queue = new EventQueue();
        long construction = allocatedBytes() - before;
        assertTrue(construction < 20_000, construction + " bytes for an empty queue");

        Rng rng = new Rng(1);
        for (int i = 0; i < 10_000; i++) queue.add(rng.nextLong(1_000_000), i);
        hold(queue, rng, 1_000_000); // so that the buckets that are in use have their chunks
        before = allocatedBytes();
        hold(queue, rng, 100_000);
        long steady = allocatedBytes() - before;
        assertTrue(steady < 10_000, steady + " bytes for 100,000 events");
    }

    private static void hold(EventQueue queue, Rng rng, int events) {
        for (int i = 0; i < events; i++) {
            long payload = queue.poll();
            queue.add(queue.timeNanos() + rng.nextLong(1_000_000), payload);
        }
    }

    private static long allocatedBytes() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void emptyQueueSaysSo() {
        EventQueue queue = new EventQueue();
        assertTrue(queue.isEmpty());
        assertThrows(NoSuchElementException.class, queue::poll);
        assertEquals(0, queue.size());
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
