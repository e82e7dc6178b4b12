package dev.splitbrain.sim;

/** A protocol's handler threw: an error in the protocol, with the place in the run where it happened. */
public final class HandlerFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final long step;
    private final long timeNanos;

    HandlerFailure(long step, long timeNanos, Throwable cause) {
        super("the protocol failed at step " + step + ": " + cause, cause);
        this.step = step;
        this.timeNanos = timeNanos;
    }

    /** The step whose handler threw. */
    public long step() {
        return step;
    }

    /** The virtual time at which it threw. */
    public long timeNanos() {
        return timeNanos;
    }
}
