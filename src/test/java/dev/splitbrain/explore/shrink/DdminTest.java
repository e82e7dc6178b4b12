package dev.splitbrain.explore.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DdminTest {
    private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

    @Test
    void leavesExactlyWhatItTakes() {
        for (List<Integer> needed : List.of(List.of(7), List.of(0, 99), List.of(3, 50, 51, 52, 98), HUNDRED)) {
            assertEquals(needed, Ddmin.minimise(HUNDRED, part -> part.containsAll(needed)));
        }
        assertEquals(List.of(), Ddmin.minimise(HUNDRED, part -> true), "where nothing is needed");
    }

    @Test
    void noSingleItemMoreCanGoWhateverFails() {
        for (int salt = 0; salt < 200; salt++) {
            int own = salt;
            List<Integer> left = Ddmin.minimise(HUNDRED, part -> fails(part, own));
            for (Integer item : left) {
                List<Integer> fewer = new ArrayList<>(left);
                fewer.remove(item);
                assertTrue(!fails(fewer, own), left + " without " + item);
            }
        }
    }

    /** Not monotone: some parts of what fails pass though they hold a smaller part that fails. */
    private static boolean fails(List<Integer> part, int salt) {
        TreeSet<Integer> set = new TreeSet<>(part);
        int sum = 0;
        for (int item : set) sum += item * (salt + 1) % 17;
        return set.size() >= 3 && sum % 3 != 1 || set.size() == 100;
    }
}
