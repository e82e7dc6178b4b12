package dev.splitbrain.spec;

/** One operation that a client asks of the object: a record, and so a value. */
public interface Command {
    /** What the operation is called in mixes, tables and charts: {@code read}, {@code write}, {@code cas}. */
    String operation();

    /** The part of the object that the command touches; parts are independent. Empty where it touches the whole. */
    String key();

    /** Whether the command never changes the object. */
    boolean readOnly();

    /** The command for people, without its key: {@code write 3}. */
    default String words() {
        return operation();
    }

    /** The command for people, with its key: {@code write 3 of k7}. */
    default String wordsWithKey() {
        return words() + (key().isEmpty() ? "" : " of " + key());
    }
}
