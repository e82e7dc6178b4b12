package dev.splitbrain.node;

import dev.splitbrain.spec.Command;

/**
 * What a node tells of commands that its machine takes where no log says in which order. Every protocol that orders only what
 * interferes emits these, so that one check judges them all; where there is a log, {@link LogNote.Applied} says it.
 */
public sealed interface ExecutionNote extends Note {
    /** The node's machine took the command that was decided in an instance. A node that starts again tells all anew. */
    record Executed(Object instance, Command command) implements ExecutionNote {}
}
