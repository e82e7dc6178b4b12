package dev.splitbrain.explore.shrink;

import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which node each request was sent to first. */
final class Asked implements TraceSink {
    private final Map<RequestId, String> first = new HashMap<>(); // never iterated

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.SENT);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Sent sent
                && sent.message() instanceof ClientMessage.Request request
                && sent.to() instanceof NodeId node) first.putIfAbsent(request.id(), node.name());
    }

    Optional<String> node(RequestId request) {
        return Optional.ofNullable(first.get(request));
    }
}
