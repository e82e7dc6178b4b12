package dev.splitbrain.report.replay;

import dev.splitbrain.node.DurableLog;

/**
 * A log on the disk, by its length and its last entries: changed where it has another length or another end. Entries do not
 * change, so the words of one are made once while it is among the last.
 */
final class LogView extends TextView {
    private static final int TAIL = 4; // entries that are shown

    private final DurableLog<?> log;
    private final Object[] entries = new Object[TAIL]; // the last ones, each at its index modulo the length of this
    private final String[] texts = new String[TAIL];
    private int size = -1;
    private Object end;

    LogView(Views views, String name, DurableLog<?> log) {
        super(views, name);
        this.log = log;
    }

    @Override
    boolean mayHaveChanged() {
        Object now = log.isEmpty() ? null : log.get(log.size() - 1);
        if (log.size() == size && now == end) return false;
        size = log.size();
        end = now;
        return true;
    }

    @Override
    String words() {
        int first = Math.max(0, size - TAIL);
        StringBuilder out = new StringBuilder().append(size).append(first > 0 ? ", the last: [" : ": [");
        for (int i = first; i < size; i++) {
            if (i > first) out.append(", ");
            out.append(entry(i));
        }
        return out.append(']').toString();
    }

    private String entry(int index) {
        Object entry = log.get(index);
        int place = index % TAIL;
        if (entries[place] != entry || texts[place] == null) texts[place] = views.words.element(entry);
        entries[place] = entry;
        return texts[place];
    }
}
