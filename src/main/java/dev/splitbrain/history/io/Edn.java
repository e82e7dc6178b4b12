package dev.splitbrain.history.io;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads EDN data (edn-format.org): nil, booleans, numbers, strings, characters, symbols, keywords, lists, vectors, maps,
 * sets; tags are read past. Numbers become {@link Long} where they fit, lists and vectors {@link List}, symbols strings.
 */
final class Edn {
    private static final int DEEPEST = 500;

    private final String text;
    private int at;
    private int depth;
    private int counted; // up to there, lines are counted
    private int lines;
    private int entered; // where the list begins that was entered

    Edn(String text) {
        this.text = text;
    }

    /** Thrown where the text is no EDN. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        private final int at;

        Malformed(String reason, int at) {
            super(reason);
            this.at = at;
        }

        /** Where in the text, from 0. */
        int at() {
            return at;
        }
    }

    /** The one value that a text holds. */
    static Object parse(String text) throws Malformed {
        Edn edn = new Edn(text);
        Object value = edn.read();
        edn.skipBlank();
        if (edn.at < text.length()) throw new Malformed("more after the end of the value", edn.at);
        return value;
    }

    /** Whether nothing but blanks and comments is left. */
    boolean atEnd() {
        skipBlank();
        return at >= text.length();
    }

    /** Lines that end before the next value. */
    int line() {
        skipBlank();
        for (; counted < at; counted++) if (text.charAt(counted) == '\n') lines++;
        return lines;
    }

    /** Enters the list that comes next, if one does: its values are then read one by one, until it {@link #leaves}. */
    boolean enters() {
        skipBlank();
        if (at >= text.length() || "[(".indexOf(text.charAt(at)) < 0) return false;
        entered = at++;
        return true;
    }

    /** Whether the list that was entered ends here. */
    boolean leaves() throws Malformed {
        return closes(text.charAt(entered) == '[' ? ']' : ')', entered);
    }

    /** The next value. */
    Object read() throws Malformed {
        skipBlank();
        if (at >= text.length()) throw new Malformed("unexpected end", at);
        if (++depth > DEEPEST) throw new Malformed("nested too deeply", at);
        char c = text.charAt(at);
        Object value =
                switch (c) {
                    case '(' -> sequence(')');
                    case '[' -> sequence(']');
                    case '{' -> map();
                    case '"' -> string();
                    case '\\' -> character();
                    case '#' -> dispatch();
                    case ')', ']', '}' -> throw new Malformed("unexpected " + c, at);
                    default -> atom();
                };
        depth--;
        return value;
    }

    private List<Object> sequence(char close) throws Malformed {
        int open = at++;
        List<Object> values = new ArrayList<>();
        while (!closes(close, open)) values.add(read());
        return values;
    }

    private boolean closes(char close, int open) throws Malformed {
        skipBlank();
        if (at >= text.length()) throw new Malformed("no " + close + " for the " + text.charAt(open), open);
        if (text.charAt(at) != close) return false;
        at++;
        return true;
    }

    private Map<Object, Object> map() throws Malformed {
        int open = at;
        List<Object> parts = sequence('}');
        if (parts.size() % 2 != 0) throw new Malformed("a map with a key and no value", open);
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i += 2) map.put(parts.get(i), parts.get(i + 1));
        return map;
    }

    private Object dispatch() throws Malformed {
        int hash = at++;
        if (at >= text.length()) throw new Malformed("a # with nothing after it", hash);
        char c = text.charAt(at);
        if (c == '{') {
            Set<Object> set = new LinkedHashSet<>(sequence('}'));
            return set;
        }
        if (c == '#') return atom(); // ##Inf, ##NaN
        token(); // a tag such as #jepsen.history.Op or #inst: what follows is the value
        return read();
    }

    private String string() throws Malformed {
        int open = at++;
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') return out.toString();
            out.append(c == '\\' ? escaped(open) : c);
        }
        throw new Malformed("no end of the string", open);
    }

    private char escaped(int open) throws Malformed {
        if (at >= text.length()) throw new Malformed("no end of the string", open);
        char c = text.charAt(at++);
        switch (c) {
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case '"', '\\', '/':
                return c;
            case 'u':
                try {
                    at += 4;
                    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
                } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
                    throw new Malformed("a \\u without four hexadecimal digits", open);
                }
            default:
                throw new Malformed("an unknown escape \\" + c, at - 2);
        }
    }

    private Object character() throws Malformed {
        at++;
        String name = token();
        return switch (name) {
            case "" -> throw new Malformed("a \\ with nothing after it", at);
            case "newline" -> "\n";
            case "space" -> " ";
            case "tab" -> "\t";
            case "return" -> "\r";
            default -> name;
        };
    }

    private Object atom() throws Malformed {
        int start = at;
        String token = token();
        if (token.isEmpty()) throw new Malformed("unexpected " + text.charAt(at), at);
        switch (token) {
            case "nil":
                return null;
            case "true":
                return true;
            case "false":
                return false;
            default:
                break;
        }
        char first = token.charAt(0);
        if (first == ':') return new Keyword(token.substring(1));
        boolean signed = (first == '-' || first == '+') && token.length() > 1;
        return Character.isDigit(token.charAt(signed ? 1 : 0)) ? number(token, start) : token;
    }

    private static Object number(String token, int start) throws Malformed {
        try {
            if (isShortAndWhole(token)) return Long.valueOf(token);
            if (token.endsWith("N")) return whole(new BigInteger(token.substring(0, token.length() - 1)));
            if (token.endsWith("M")) return new BigDecimal(token.substring(0, token.length() - 1)).doubleValue();
            boolean decimal = token.indexOf('.') >= 0 || token.indexOf('e') >= 0 || token.indexOf('E') >= 0;
            return decimal ? (Object) Double.valueOf(token) : whole(new BigInteger(token));
        } catch (NumberFormatException e) {
            throw new Malformed("not a number: " + token, start);
        }
    }

    /** Nearly all numbers are. */
    private static boolean isShortAndWhole(String token) {
        for (int i = 0; i < token.length(); i++) if (!Character.isDigit(token.charAt(i))) return false;
        return token.length() < 19;
    }

    private static Object whole(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    private String token() {
        int start = at;
        while (at < text.length() && !isEnd(text.charAt(at))) at++;
        return text.substring(start, at);
    }

    private static boolean isEnd(char c) {
        return isBlank(c) || "()[]{}\";".indexOf(c) >= 0;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == ',';
    }

    private void skipBlank() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ';') while (at < text.length() && text.charAt(at) != '\n') at++;
            else if (isBlank(c)) at++;
            else break;
        }
    }
}
