package dev.splitbrain.history.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;

/** Jepsen's history.edn: maps one after another, or in one vector; a map may go over several lines. */
final class EdnFormat {
    private static final int LONGEST = 10_000; // lines of one map, before we believe that it lacks its end

    private EdnFormat() {}

    static void read(BufferedReader reader, EventSink sink) throws IOException, BadHistory {
        StringBuilder pending = new StringBuilder();
        int begin = 0;
        int line = 0;
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            if (pending.length() == 0) begin = line;
            pending.append(pending.length() == 0 ? "" : "\n").append(text);
            if (isOpen(pending)) {
                if (line - begin < LONGEST || pending.charAt(0) == '[') continue;
                throw new BadHistory(begin, "a map without its end");
            }
            readAll(pending.toString(), begin, sink);
            pending.setLength(0);
        }
        if (pending.length() > 0) readAll(pending.toString(), begin, sink);
    }

    /** Whether brackets are open at the end: a quick look that knows strings, comments and characters. */
    private static boolean isOpen(CharSequence text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '"':
                    for (i++; i < text.length() && text.charAt(i) != '"'; i++) if (text.charAt(i) == '\\') i++;
                    if (i >= text.length()) return true;
                    break;
                case '\\':
                    i++;
                    break;
                case ';':
                    while (i < text.length() && text.charAt(i) != '\n') i++;
                    break;
                case '{', '[', '(':
                    depth++;
                    break;
                case '}', ']', ')':
                    depth--;
                    break;
                default:
                    break;
            }
        }
        return depth > 0;
    }

    private static void readAll(String text, int line, EventSink sink) throws BadHistory {
        try {
            Edn edn = new Edn(text);
            while (!edn.atEnd()) {
                if (!edn.enters()) readOne(edn, line, sink);
                else while (!edn.leaves()) readOne(edn, line, sink);
            }
        } catch (Edn.Malformed e) {
            int lines = (int)
                    text.substring(0, e.at()).chars().filter(c -> c == '\n').count();
            throw new BadHistory(line + lines, e.at() - text.lastIndexOf('\n', e.at() - 1), e.getMessage());
        }
    }

    private static void readOne(Edn edn, int line, EventSink sink) throws BadHistory, Edn.Malformed {
        int at = line + edn.line();
        sink.accept(event(edn.read(), at));
    }

    private static Event event(Object value, int line) throws BadHistory {
        if (!(value instanceof Map<?, ?> map)) throw new BadHistory(line, "expected a map such as {:type :invoke, …}");
        Object process = map.get(new Keyword("process"));
        Object type = map.get(new Keyword("type"));
        Object f = map.get(new Keyword("f"));
        if (process == null) throw new BadHistory(line, "no :process");
        if (type == null) throw new BadHistory(line, "no :type");
        if (f == null) throw new BadHistory(line, "no :f");
        Object time = map.get(new Keyword("time"));
        return new Event(
                line,
                Arguments.plain(process),
                Event.Type.of(Arguments.key(type), line),
                Arguments.key(f),
                map.get(new Keyword("key")),
                map.get(new Keyword("value")),
                time instanceof Long nanos ? nanos : Event.NO_TIME,
                map.get(new Keyword("error")));
    }
}
