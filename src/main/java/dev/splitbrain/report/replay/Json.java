package dev.splitbrain.report.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes JSON that may stand inside a script element: no {@code <} is ever written as such. It goes out as UTF-8 while it
 * is made, as that of a long run has tens of millions of characters.
 */
final class Json {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final int LONGEST = 20; // bytes that are put at once: those of the longest number

    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 13];
    private int end;
    private boolean first = true;

    Json(OutputStream out) {
        this.out = out;
    }

    /** Writes out what is still held back. */
    void flush() {
        try {
            out.write(buffer, 0, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        end = 0;
    }

    Json object() {
        comma();
        put('{');
        first = true;
        return this;
    }

    Json array() {
        comma();
        put('[');
        first = true;
        return this;
    }

    Json end(char bracket) {
        put(bracket);
        first = false;
        return this;
    }

    Json key(String key) {
        text(key);
        put(':');
        first = true;
        return this;
    }

    Json number(long value) {
        comma();
        if (value < 0) return word(Long.toString(value));
        if (end + LONGEST > buffer.length) flush();
        int digits = 1;
        for (long above = value; above >= 10; above /= 10) digits++;
        long rest = value;
        for (int place = end + digits - 1; place >= end; place--, rest /= 10) buffer[place] = (byte) ('0' + rest % 10);
        end += digits;
        return this;
    }

    Json truth(boolean value) {
        comma();
        return word(value ? "true" : "false");
    }

    Json nothing() {
        comma();
        return word("null");
    }

    Json texts(List<String> values) {
        array();
        values.forEach(this::text);
        return end(']');
    }

    Json text(String value) {
        comma();
        put('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c < 0x80 && c != '"' && c != '\\' && c != '<') put(c);
            else escape(c);
        }
        put('"');
        return this;
    }

    private void escape(char c) {
        if (c == '"' || c == '\\') word("\\").put(c);
        else if (c == '\n') word("\\n");
        else if (c < ' ' || c == '<' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) unicode(c);
        else utf8(c);
    }

    private void unicode(char c) {
        word("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) put((char) HEX[c >> shift & 15]);
    }

    /** What is not ASCII, and no half of a surrogate pair. */
    private void utf8(char c) {
        if (c < 0x800) {
            put((char) (0xc0 | c >> 6));
        } else {
            put((char) (0xe0 | c >> 12));
            put((char) (0x80 | c >> 6 & 0x3f));
        }
        put((char) (0x80 | c & 0x3f));
    }

    private void comma() {
        if (!first) put(',');
        first = false;
    }

    /** ASCII without anything to escape, and short. */
    @SuppressWarnings("deprecation") // the one way to get the bytes of ASCII without another array
    private Json word(String ascii) {
        if (end + LONGEST > buffer.length) flush();
        ascii.getBytes(0, ascii.length(), buffer, end);
        end += ascii.length();
        return this;
    }

    private void put(char octet) {
        if (end == buffer.length) flush();
        buffer[end++] = (byte) octet;
    }
}
