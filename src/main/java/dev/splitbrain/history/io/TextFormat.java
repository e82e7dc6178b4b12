package dev.splitbrain.history.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jepsen's history.txt: {@code process TAB :type TAB :f TAB value}, perhaps with an error behind another tab; or a log in
 * which such lines stand behind {@code INFO  jepsen.util - } or {@code INFO [worker] jepsen.util: }, among others that say
 * something else.
 */
final class TextFormat {
    private static final Pattern LINE = Pattern.compile(
            "(?:.* - |.*\\bjepsen\\.util: )?\\s*(:?[\\w.-]+)\\s*\\t:?(\\w+)\\s*\\t:?([\\w-]+)\\s*\\t([^\\t]*)(?:\\t(.*))?");
    private static final Pattern OTHER_LOG_LINE =
            Pattern.compile("\\s*([\\d-]+[ T][\\d:.,]+\\S*)?\\s*\\{?\\S*\\s*(TRACE|DEBUG|INFO|WARN|ERROR)\\b.*");

    private static final Pattern OPERATION =
            Pattern.compile(".*\\bjepsen\\.util( - .*|: .*\\s:(invoke|ok|fail|info)\\b.*)");

    private TextFormat() {}

    static void read(BufferedReader reader, EventSink sink) throws IOException, BadHistory {
        int line = 0;
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            Matcher matcher = LINE.matcher(text);
            if (matcher.matches()) sink.accept(event(matcher, line));
            else if (!isAside(text))
                throw new BadHistory(
                        line,
                        "expected process, :type, :f and value between tabs"
                                + (text.contains("\t") ? "" : "; this line has no tab"));
        }
    }

    /** Whether a line says something else than what a client did. */
    private static boolean isAside(String text) {
        if (text.isBlank()) return true;
        return OTHER_LOG_LINE.matcher(text).matches()
                && !OPERATION.matcher(text).matches();
    }

    private static Event event(Matcher matcher, int line) throws BadHistory {
        Event.Type type = Event.Type.of(matcher.group(2), line);
        Object value = edn(matcher, 4, line);
        Object error = matcher.group(5) == null ? null : edn(matcher, 5, line);
        // A failure may stand in the value's place: `:info :write :timed-out`.
        if (type == Event.Type.INFO && value instanceof Keyword && error == null) {
            error = value;
            value = null;
        }
        return new Event(line, process(matcher.group(1)), type, matcher.group(3), null, value, Event.NO_TIME, error);
    }

    private static Object process(String text) {
        String name = text.startsWith(":") ? text.substring(1) : text;
        return name.matches("\\d{1,18}") ? (Object) Long.valueOf(name) : name;
    }

    private static Object edn(Matcher matcher, int group, int line) throws BadHistory {
        String text = matcher.group(group);
        if (text.isBlank()) return null;
        try {
            return Edn.parse(text);
        } catch (Edn.Malformed e) {
            throw new BadHistory(line, matcher.start(group) + e.at() + 1, "value `" + text + "`: " + e.getMessage());
        }
    }
}
