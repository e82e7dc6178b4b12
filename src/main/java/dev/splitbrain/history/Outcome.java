package dev.splitbrain.history;

import dev.splitbrain.spec.Result;

/** How an operation ended for its client. When in doubt, unknown. */
public sealed interface Outcome {
    /** It took effect, with this result. */
    record Ok(Result result) implements Outcome {}

    /** It had no effect and never will. */
    record Failed(String reason) implements Outcome {}

    /** It may have had its effect, or may still have it: a timeout. */
    record Unknown(String reason) implements Outcome {}

    /** {@code ok}, {@code failed} or {@code unknown}. */
    default String word() {
        return this instanceof Ok ? "ok" : this instanceof Failed ? "failed" : "unknown";
    }
}
