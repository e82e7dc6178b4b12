package dev.splitbrain.workload;

import dev.splitbrain.spec.Command;
import dev.splitbrain.spec.Spec;

/** What a client asks next, where an operation and one key cannot say it. Chance comes from the client's own stream. */
@FunctionalInterface
public interface Draw {
    Command next(Spec.Knowledge client);
}
