package dev.splitbrain.cli;

import dev.splitbrain.sim.HandlerFailure;
import dev.splitbrain.trace.Quantity;

/** What is said when a protocol's handler throws: the error is the protocol's, and it can be repeated. */
final class ProtocolFailure {
    private static final int FRAMES = 6;

    private ProtocolFailure() {}

    static String words(HandlerFailure failure, String repeat) {
        Throwable cause = failure.getCause();
        StringBuilder out = new StringBuilder("error: a handler failed at " + Quantity.moment(failure.timeNanos())
                + ", step " + failure.step() + ": " + cause);
        StackTraceElement[] frames = cause.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++)
            out.append("\n    at ").append(frames[i]);
        return out.append("\nrepeat: ").append(repeat).toString();
    }
}
