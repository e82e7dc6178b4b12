package dev.splitbrain.history.io;

/** Who takes the events of a file, in its order. */
@FunctionalInterface
interface EventSink {
    void accept(Event event) throws BadHistory;
}
