package dev.splitbrain.report.replay;

import java.util.List;
import java.util.Locale;

/** Writes JSON that may stand inside a script element: no {@code <} is ever written as such. */
final class Json {
    private final StringBuilder out = new StringBuilder(1 << 16);
    private boolean first = true;

    Json object() {
        comma();
        out.append('{');
        first = true;
        return this;
    }

    Json array() {
        comma();
        out.append('[');
        first = true;
        return this;
    }

    Json end(char bracket) {
        out.append(bracket);
        first = false;
        return this;
    }

    Json key(String key) {
        text(key);
        out.append(':');
        first = true;
        return this;
    }

    Json number(long value) {
        comma();
        out.append(value);
        return this;
    }

    Json truth(boolean value) {
        comma();
        out.append(value);
        return this;
    }

    Json nothing() {
        comma();
        out.append("null");
        return this;
    }

    Json texts(List<String> values) {
        array();
        values.forEach(this::text);
        return end(']');
    }

    Json text(String value) {
        comma();
        out.append('"');
        for (int i = 0; i < value.length(); i++) escape(value.charAt(i));
        out.append('"');
        return this;
    }

    private void escape(char c) {
        if (c == '"' || c == '\\') out.append('\\').append(c);
        else if (c == '\n') out.append("\\n");
        else if (c < ' ' || c == '<' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) unicode(c);
        else out.append(c);
    }

    private void unicode(char c) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    }

    private void comma() {
        if (!first) out.append(',');
        first = false;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
