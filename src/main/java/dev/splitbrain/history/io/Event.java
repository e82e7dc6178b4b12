package dev.splitbrain.history.io;

/**
 * One line of a history as other tools keep it: somebody invoked something, or learnt how it ended.
 *
 * @param line where it stands, from 1
 * @param process who: a client's number or name
 * @param type how it ended, or that it began
 * @param f the name of the operation
 * @param key where the format keeps keys apart from values, else null
 * @param value the argument or the answer; numbers are {@link Long} or {@link Double}, sequences lists
 * @param timeNanos since the start of the run, or {@link #NO_TIME}
 * @param error what went wrong, or null
 */
record Event(int line, Object process, Type type, String f, Object key, Object value, long timeNanos, Object error) {
    static final long NO_TIME = -1;

    enum Type {
        INVOKE,
        OK,
        FAIL,
        INFO;

        static Type of(String name, int line) throws BadHistory {
            return switch (name) {
                case "invoke" -> INVOKE;
                case "ok" -> OK;
                case "fail" -> FAIL;
                case "info" -> INFO;
                default -> throw new BadHistory(line, "type is `" + name + "`, expected invoke, ok, fail or info");
            };
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Whether it is about a client; other processes are Jepsen's nemesis. */
    boolean byClient() {
        return !process.toString().equals("nemesis");
    }
}
