package dev.splitbrain.check.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.splitbrain.node.LogNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.KeyValue;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LogTailsTest {
    private static final NodeId NODE = new NodeId(0, "n1");
    private static final int MOST = 60;

    /** The plain way: all entries behind what was applied, by position. */
    private static final class Plain {
        final TreeMap<Long, Object> entries = new TreeMap<>();
        long applied;

        void accept(LogNote note) {
            if (note instanceof LogNote.Appended appended && appended.index() > applied)
                entries.put(appended.index(), appended.entry());
            if (note instanceof LogNote.Truncated truncated) {
                entries.tailMap(truncated.fromIndex(), true).clear();
                applied = Math.min(applied, truncated.fromIndex() - 1);
            }
            if (note instanceof LogNote.Applied note1) applied = Math.max(applied, note1.index());
            entries.headMap(applied, true).clear();
        }

        Map<Object, Integer> holders(Map<Object, Long> positions) {
            Map<Object, Integer> holders = new HashMap<>();
            positions.forEach((request, position) -> {
                if (position <= applied) holders.merge(request, 1, Integer::sum);
            });
            entries.values().forEach(entry -> holders.merge(entry, 1, Integer::sum));
            return holders;
        }
    }

    @Test
    void keepsWhatStandsBehindTheAppliedPartAsAPlainMapDoes() {
        Map<Object, Long> positions = new HashMap<>();
        for (long position = 1; position <= MOST; position++) positions.put(command(position), position);
        for (int run = 0; run < 300; run++) {
            Rng random = new Rng(run);
            LogTails tails = new LogTails();
            Plain plain = new Plain();
            for (int i = 0; i < 60; i++) {
                LogNote note = note(random);
                tails.accept(NODE, note);
                plain.accept(note);
                assertEquals(plain.holders(positions), tails.holders(positions), "run " + run + ", after " + note);
            }
        }
    }

    /** Entries come with gaps and out of order, as with Multi-Paxos, and are cut away and applied in leaps. */
    private static LogNote note(Rng random) {
        long index = 1 + random.nextInt(MOST);
        return switch (random.nextInt(8)) {
            case 0 -> new LogNote.Truncated(index);
            case 1 -> new LogNote.Applied(1 + index / 4, "entry");
            default -> new LogNote.Appended(index, 1, command(1000 + index));
        };
    }

    private static KeyValue.Write command(long value) {
        return new KeyValue.Write("k", value);
    }
}
