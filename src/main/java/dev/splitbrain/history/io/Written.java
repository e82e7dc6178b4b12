package dev.splitbrain.history.io;

import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes data as JSON or as EDN, on one line and always the same way. */
final class Written {
    private Written() {}

    static void json(Object data, Appendable out) throws IOException {
        if (data instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator);
                string(Arguments.key(entry.getKey()), out);
                out.append(':');
                json(entry.getValue(), out);
                separator = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (data instanceof Collection<?> values) {
            String separator = "[";
            for (Object value : values) {
                out.append(separator);
                json(value, out);
                separator = ",";
            }
            out.append(values.isEmpty() ? "[]" : "]");
        } else if (data == null || data instanceof Number || data instanceof Boolean) {
            out.append(String.valueOf(data));
        } else {
            string(Arguments.key(data), out);
        }
    }

    static void edn(Object data, Appendable out) throws IOException {
        if (data instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator);
                edn(entry.getKey(), out);
                out.append(' ');
                edn(entry.getValue(), out);
                separator = ", ";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (data instanceof Collection<?> values) {
            String open = data instanceof Set ? "#{" : "[";
            String separator = open;
            for (Object value : values) {
                out.append(separator);
                edn(value, out);
                separator = " ";
            }
            out.append(values.isEmpty() ? open : "").append(data instanceof Set ? "}" : "]");
        } else if (data == null) {
            out.append("nil");
        } else if (data instanceof Number || data instanceof Boolean || data instanceof Keyword) {
            out.append(data.toString());
        } else {
            string(data.toString(), out);
        }
    }

    private static void string(String text, Appendable out) throws IOException {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    else out.append(c);
                }
            }
        }
        out.append('"');
    }
}
