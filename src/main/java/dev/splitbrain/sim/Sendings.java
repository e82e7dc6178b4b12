package dev.splitbrain.sim;

import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import dev.splitbrain.world.NamedMessage;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Counts the messages that are sent over each link, so that a scenario can name one of them. */
final class Sendings implements TraceSink {
    private final Map<Link, Integer> counts = new HashMap<>(); // never iterated
    private final Map<Long, NamedMessage> names = new HashMap<>(); // by the step that sent it; never iterated

    private record Link(String type, String from, String to) {}

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.SENT);
    }

    @Override
    public void accept(Step step) {
        Step.Sent sent = (Step.Sent) step;
        Link link = new Link(
                sent.message().getClass().getSimpleName(),
                sent.from().name(),
                sent.to().name());
        int nth = counts.merge(link, 1, Integer::sum);
        names.put(step.number(), new NamedMessage(link.type(), link.from(), link.to(), nth, 1));
    }

    /** The message that was sent in a step. */
    NamedMessage name(long sentStep) {
        return names.get(sentStep);
    }
}
