package dev.splitbrain.report.replay;

import java.util.List;
import java.util.regex.Pattern;

/** Which messages only say "I am here": by their name, or as an append that carries no entries. */
final class Heartbeats {
    private static final Pattern NAME = Pattern.compile("(?i).*(heartbeat|keepalive|ping|pong).*");

    private final Contents contents;

    Heartbeats(Contents contents) {
        this.contents = contents;
    }

    boolean isHeartbeat(int content) {
        Contents.Type type = contents.types().get(contents.typeOfContent().get(content - 1));
        if (!type.family.equals("message")) return false;
        return NAME.matcher(type.name).matches() || carriesNothing(type, contents.value(content));
    }

    private boolean carriesNothing(Contents.Type type, Object message) {
        int entries = type.fields.indexOf("entries");
        if (entries < 0) return false;
        List<String> words = new Words().components((Record) message);
        return words.get(entries).equals("[]");
    }
}
