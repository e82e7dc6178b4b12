package dev.splitbrain.sim;

import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import dev.splitbrain.world.NamedMessage;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Counts the messages that are sent over each link, so that a scenario can name one of them; and tells which chain each belongs
 * to: the first that a handler sends goes on with the chain of the message that it handles, all others begin one.
 */
final class Sendings implements TraceSink {
    private final Map<Link, Integer> counts = new HashMap<>(); // never iterated
    private final Map<Long, Sending> bySentStep = new HashMap<>(); // never iterated
    private final Map<Long, Integer> openEnds =
            new HashMap<>(); // chains by the step that delivered their last; never iterated
    private int chains;

    private record Link(String type, String from, String to) {}

    /** A message that was sent. */
    record Sending(NamedMessage name, int chain) {}

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.SENT, StepKind.DELIVERED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Delivered delivered) {
            openEnds.put(step.number(), bySentStep.get(delivered.cause()).chain());
            return;
        }
        Step.Sent sent = (Step.Sent) step;
        Link link = new Link(
                sent.message().getClass().getSimpleName(),
                sent.from().name(),
                sent.to().name());
        int nth = counts.merge(link, 1, Integer::sum);
        Integer open = openEnds.remove(step.cause());
        NamedMessage name = new NamedMessage(link.type(), link.from(), link.to(), nth, 1);
        bySentStep.put(step.number(), new Sending(name, open != null ? open : ++chains));
    }

    /** What was sent in a step. */
    Sending at(long sentStep) {
        return bySentStep.get(sentStep);
    }
}
