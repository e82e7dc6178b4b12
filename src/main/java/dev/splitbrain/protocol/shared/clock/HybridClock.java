package dev.splitbrain.protocol.shared.clock;

/**
 * A hybrid logical clock (Kulkarni et al. 2014, figure 5): follows the wall clock, and is ahead of all that its node has
 * heard of. It never goes back, even where the wall clock does.
 */
public final class HybridClock {
    private final String node;
    private Timestamp last;

    /** A clock that has come as far as {@code last}; {@link Timestamp#NEVER} for a new one. */
    public HybridClock(String node, Timestamp last) {
        this.node = node;
        this.last = last;
    }

    /** The time of a local event or a sending: the wall's, or where that is not later, one count more. */
    public Timestamp tick(long wallNanos) {
        last = wallNanos > last.nanos()
                ? new Timestamp(wallNanos, 0, node)
                : new Timestamp(last.nanos(), last.counter() + 1, node);
        return last;
    }

    /** The time of the arrival of a message that was sent at {@code heard}. */
    public Timestamp receive(Timestamp heard, long wallNanos) {
        learn(heard);
        return tick(wallNanos);
    }

    /** Whatever comes will be later than {@code heard}. */
    public void learn(Timestamp heard) {
        boolean later =
                heard.nanos() > last.nanos() || heard.nanos() == last.nanos() && heard.counter() > last.counter();
        if (later) last = heard;
    }

    /** How far it has come. */
    public Timestamp last() {
        return last;
    }
}
