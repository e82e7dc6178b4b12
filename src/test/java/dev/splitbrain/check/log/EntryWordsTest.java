package dev.splitbrain.check.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.spec.KeyValue.Write;
import org.junit.jupiter.api.Test;

class EntryWordsTest {
    record Command(long index, Request request) {}

    record NoOp() {}

    record Members(long index, String names) {}

    private static final Request REQUEST =
            new Request(new RequestId(new ClientId(0, "alice"), 4), new Write("k7", 103), 1);

    @Test
    void aClientsCommandIsToldInItsWords() {
        assertEquals("write 103 of k7 (alice#4)", EntryWords.of(REQUEST));
        assertEquals("write 103 of k7 (alice#4)", EntryWords.of(new Command(9, REQUEST)));
        assertEquals("write 103 of k7", EntryWords.of(REQUEST.command()));
    }

    @Test
    void whatCarriesNoCommandSaysWhatItIs() {
        assertEquals("no-op", EntryWords.of(new NoOp()));
        assertEquals("Members[index=2, names=n1]", EntryWords.of(new Members(2, "n1")));
        assertEquals("red", EntryWords.of("red"));
    }
}
