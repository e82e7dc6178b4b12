package dev.splitbrain.check.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.KeyValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestColumnTest {
    private static RequestId request(int client, String name, long sequence) {
        return new RequestId(new ClientId(client, name), sequence);
    }

    private static final List<List<Object>> KINDS = List.of(
            List.of(),
            List.of(request(0, "c", 1)),
            List.of(request(0, "another of its place", 1)),
            List.of(request(9, "d", -1)),
            List.of(request(9, "d", Long.MAX_VALUE)),
            List.of(request(9, "d", 1), request(9, "d", 2)),
            List.of(new KeyValue.Write("k", 1L)));

    @Test
    void whatIsReadIsWhatWasWrittenAcrossBlocks() {
        RequestColumn column = new RequestColumn();
        List<List<Object>> expected = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            expected.add(i % 2 == 0 ? List.of(request(i % 5 + 1, "c" + i % 5, i)) : KINDS.get(i % KINDS.size()));
            column.add(expected.get(i));
        }
        for (int i = 0; i < 10_000; i++) assertEquals(expected.get(i), column.get(i));
    }

    @Test
    void aSetHasWhatWasAddedAndNothingElse() {
        for (int left = 0; left < KINDS.size(); left++) {
            RequestSet set = new RequestSet();
            List<Object> added = new ArrayList<>();
            for (int i = 0; i < KINDS.size(); i++) if (i != left) added.addAll(KINDS.get(i));
            set.addAll(added);
            for (Object request : added) assertTrue(set.contains(request), request.toString());
            for (Object request : KINDS.get(left)) assertEquals(added.contains(request), set.contains(request));
        }
        assertFalse(new RequestSet().contains(request(0, "c", 0)));
    }
}
