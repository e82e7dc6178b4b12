package dev.splitbrain.sim;

/** So much happens at one instant that virtual time would never go on: something needs no time at all, again and again. */
public final class TimeStandsStill extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final long timeNanos;

    TimeStandsStill(long timeNanos, long events) {
        super(events + " events at one instant of virtual time, and no end");
        this.timeNanos = timeNanos;
    }

    /** The instant. */
    public long timeNanos() {
        return timeNanos;
    }
}
