package dev.splitbrain.sim;

import dev.splitbrain.node.Message;

/** Knows whose handler is running, so that whoever wrote it is told what it did when it threw; and watches messages. */
final class Watch {
    private Host running; // null between handlers
    private Object handled; // a message, a timer, a failed write, or null for its start
    private Seals seals; // null where messages are trusted

    void begin(Host host, Object what) {
        running = host;
        handled = what;
    }

    void end() {
        running = null;
    }

    /** Has messages watched for changes after they were sent. */
    void sealMessages() {
        seals = new Seals();
    }

    void sent(Message message, long now) {
        if (seals != null) seals.sent(message, now);
    }

    void check(Message message, String until) {
        if (seals != null) seals.check(message, until);
    }

    /** What the run ends with when this was thrown. */
    HandlerFailure failure(long step, long now, Throwable thrown) {
        return new HandlerFailure(step, now, running == null ? null : running.self(), handled, thrown);
    }
}
