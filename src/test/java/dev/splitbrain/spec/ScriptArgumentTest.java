package dev.splitbrain.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.splitbrain.random.Rng;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptArgumentTest {
    private static final Spec.Knowledge CLIENT = new Spec.Knowledge() {
        @Override
        public long freshValue() {
            return 7;
        }

        @Override
        public Object lastSeen(String key) {
            return null;
        }

        @Override
        public Rng random() {
            return new Rng(1);
        }
    };

    @Test
    void whatAScriptSpellsOutIsTheCommandAgain() {
        List<Spec<?>> specs = List.of(
                KeyValue.SPEC,
                VersionedStore.SPEC,
                Consensus.SPEC,
                GrowingSet.SPEC,
                AddRemoveSet.SPEC,
                Counter.SPEC,
                TransactionalStore.SPEC);
        for (Spec<?> spec : specs) {
            for (String operation : spec.operations()) {
                if (spec == VersionedStore.SPEC && operation.equals("cas")) continue;
                Command command = spec.draw(operation, "k1", CLIENT);
                Object argument = spec.argument(command).orElseThrow();
                assertEquals(command, spec.command(operation, argument), spec.name());
            }
        }
    }

    @Test
    void aTransactionNamesWhatItReadsAndWrites() {
        Command both = new Transaction(List.of("k1", "k2"), Map.of("k2", 5L));
        Spec<?> store = TransactionalStore.SPEC;
        assertEquals(both, store.command("transaction", store.argument(both).orElseThrow()));
        for (Object wrong : List.of("k1", Map.of("reads", List.of("k1")), Map.of("read", "k1"), Map.of())) {
            assertThrows(IllegalArgumentException.class, () -> store.command("transaction", wrong), wrong.toString());
        }
    }
}
