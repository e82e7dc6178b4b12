package dev.splitbrain.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.splitbrain.node.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private record Numbered(int number) implements Message {}

    /** The sender and the step share a word: neither may cut the other, however many places there are. */
    @Test
    void senderAndStepComeBackWhole() {
        for (int places : new int[] {1, 2, 3, 4, 5, 1_000_000, (1 << 28) - 1}) {
            long lastStep = -1L >>> Integer.SIZE - Integer.numberOfLeadingZeros(places);
            InFlight inFlight = new InFlight(places);
            int slot = inFlight.add(new Numbered(1), places - 1, lastStep);
            assertEquals(places - 1, inFlight.from(slot));
            assertEquals(lastStep, inFlight.sentStep(slot));
            assertThrows(IllegalStateException.class, () -> inFlight.add(new Numbered(2), 0, lastStep + 1));
        }
    }

    @Test
    void slotsAreUsedAgain() {
        InFlight inFlight = new InFlight(5);
        List<Integer> slots = new ArrayList<>();
        for (int i = 0; i < 100; i++) slots.add(inFlight.add(new Numbered(i), i % 5, i));
        for (int i = 0; i < 100; i += 2) inFlight.release(slots.get(i));
        for (int i = 0; i < 100; i += 2) slots.set(i, inFlight.add(new Numbered(1_000 + i), 4, 1_000 + i));
        assertEquals(100, slots.stream().distinct().count());
        for (int i = 0; i < 100; i++) {
            int number = i % 2 == 0 ? 1_000 + i : i;
            assertEquals(new Numbered(number), inFlight.message(slots.get(i)));
            assertEquals(number, inFlight.sentStep(slots.get(i)));
            assertEquals(i % 2 == 0 ? 4 : i % 5, inFlight.from(slots.get(i)));
        }
        Message last = new Numbered(2_000);
        assertSame(last, inFlight.message(inFlight.add(last, 0, 0)));
    }
}
