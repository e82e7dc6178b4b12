package dev.splitbrain.check.log;

import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.Names;
import dev.splitbrain.spec.Command;
import dev.splitbrain.trace.RecordAccess;
import java.util.Arrays;
import java.util.Objects;

/** Says in words what an entry of a log, or a value that was agreed on, holds: {@code write 7 of k3 (client1#41)}. */
public final class EntryWords {
    private EntryWords() {}

    /** The client's command that it carries, else what it is. */
    public static String of(Object entry) {
        if (entry instanceof ClientMessage.Request request)
            return request.command().wordsWithKey() + " (" + request.id() + ")";
        if (entry instanceof Command command) return command.wordsWithKey();
        if (!(entry instanceof Record)) return String.valueOf(entry);
        Object[] parts = Arrays.stream(RecordAccess.all(entry.getClass()))
                .map(read -> read.apply(entry))
                .toArray();
        if (parts.length == 0) return Names.kebab(entry.getClass());
        return Arrays.stream(parts)
                .filter(part -> part instanceof ClientMessage.Request)
                .findFirst()
                .map(EntryWords::of)
                .orElseGet(() -> Objects.toString(entry));
    }
}
