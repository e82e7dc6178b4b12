package dev.splitbrain.protocol.swim;

import dev.splitbrain.node.Context;
import java.time.Duration;

/**
 * What a member thinks of its own health (Lifeguard, LHA-Probe): a counter from 0, which is well, to the most. Who does not hear
 * others doubts itself first: its period and timeout are one more than so many times as long.
 */
final class Health {
    private final Context<SwimMessage> ctx;
    private final SwimSettings settings;
    private int multiplier;

    Health(Context<SwimMessage> ctx, SwimSettings settings) {
        this.ctx = ctx;
        this.settings = settings;
    }

    /** A probe is over: −1 where it was answered, +1 where not, +1 where a helper said nothing at all. */
    void probed(boolean answered, boolean missedNack) {
        change((answered ? -1 : 1) + (missedNack ? 1 : 0));
    }

    /** Others suspected this member: +1. */
    void refuted() {
        change(1);
    }

    private void change(int by) {
        int before = multiplier;
        multiplier = Math.max(0, Math.min(settings.maxHealth(), multiplier + by));
        if (multiplier != before) ctx.note(new SwimNote.HealthChanged(multiplier));
    }

    /** As long as this member should make it now. */
    Duration scaled(Duration duration) {
        return duration.multipliedBy(multiplier + 1L);
    }
}
