package dev.splitbrain.report.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Which messages only say "I am here": by their name, or as an append that carries no entries. */
final class Heartbeats {
    private static final Pattern NAME = Pattern.compile("(?i).*(heartbeat|keepalive|ping|pong).*");

    /** What the type of a message tells of it. */
    private enum Saying {
        HEARTBEAT,
        HEARTBEAT_WITHOUT_ENTRIES,
        MORE
    }

    private final Contents contents;
    private final Words words = new Words();
    private final List<Saying> sayings = new ArrayList<>(); // by number of the type

    Heartbeats(Contents contents) {
        this.contents = contents;
    }

    boolean isHeartbeat(int content) {
        int type = contents.typeOfContent().get(content - 1);
        while (sayings.size() <= type) sayings.add(saying(contents.types().get(sayings.size())));
        Saying saying = sayings.get(type);
        if (saying != Saying.HEARTBEAT_WITHOUT_ENTRIES) return saying == Saying.HEARTBEAT;
        return carriesNothing((Record) contents.value(content));
    }

    private static Saying saying(Contents.Type type) {
        if (!type.family.equals("message")) return Saying.MORE;
        if (NAME.matcher(type.name).matches()) return Saying.HEARTBEAT;
        return type.fields.contains("entries") ? Saying.HEARTBEAT_WITHOUT_ENTRIES : Saying.MORE;
    }

    private boolean carriesNothing(Record message) {
        Object entries = words.parts(message).get("entries");
        return entries instanceof Collection<?> all
                ? all.isEmpty()
                : words.of(entries).equals("[]");
    }
}
