package dev.splitbrain.workload;

import dev.splitbrain.spec.Command;
import java.util.Optional;

/**
 * One operation of a script.
 *
 * @param id its name, for checks and for {@code after}; may be empty
 * @param atNanos not before this time
 * @param client who asks
 * @param on the node that is asked; empty for the client's choice
 * @param after the id of a step that must have ended before; may be empty
 */
public record ScriptStep(
        String id, long atNanos, String client, Optional<String> on, Command command, Optional<String> after) {}
