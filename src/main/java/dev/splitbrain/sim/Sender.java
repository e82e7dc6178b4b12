package dev.splitbrain.sim;

/** Whoever sends: its place, nodes first, then clients; and what tells its messages of one instant apart. */
abstract class Sender {
    final int place;
    private int nth; // of the messages that it sent at that instant, from 0
    private long sentNanos; // when it sent last

    Sender(int place) {
        this.place = place;
    }

    /** How many messages it sent at this instant before the one that it sends now. */
    final int nth(long nowNanos) {
        nth = sentNanos == nowNanos ? nth + 1 : 0;
        sentNanos = nowNanos;
        return nth;
    }
}
