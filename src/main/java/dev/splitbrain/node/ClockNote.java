package dev.splitbrain.node;

/** What a node tells of its logical or bounded clock. Every protocol with such a clock emits these, so that one check judges all. */
public sealed interface ClockNote extends Note {
    /**
     * An event of this node has this time.
     *
     * @param event what it was: {@code send}, {@code receive}, {@code local}
     * @param wallNanos what the node's wall clock read
     */
    record Ticked(String event, ClockValue time, long wallNanos) implements ClockNote {}

    /** Something that takes a while began; {@code name} tells it from others of this node. */
    record Began(String name) implements ClockNote {}

    /** It is over, and has this time. */
    record Committed(String name, ClockValue time) implements ClockNote {}
}
