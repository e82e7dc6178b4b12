package dev.splitbrain.protocol.paxos.epaxos;

import dev.splitbrain.node.ClientMessage.Request;
import java.util.Optional;

/**
 * What an instance agrees on: a command with its ordering attributes ("γ, seq, deps" in the paper). Without a command it is a no-op,
 * which executes as nothing and depends on nothing.
 */
public record OrderedCommand(Optional<Request> command, long seq, Dependencies deps) {
    /** What a recovery chooses for an instance of which nobody knows a command. */
    public static final OrderedCommand NO_OP = new OrderedCommand(Optional.empty(), 0, Dependencies.NONE);

    boolean isNoOp() {
        return command.isEmpty();
    }

    /** The same command after all that either of the two attributes asks for. */
    OrderedCommand union(long otherSeq, Dependencies otherDeps) {
        return new OrderedCommand(command, Math.max(seq, otherSeq), deps.union(otherDeps));
    }

    @Override
    public String toString() {
        String what = command.map(
                        request -> request.id() + " " + request.command().words())
                .orElse("no-op");
        return what + " seq " + seq + " after " + deps;
    }
}
