package dev.splitbrain.check.causal;

import dev.splitbrain.check.Check;
import dev.splitbrain.check.Evidence;
import dev.splitbrain.check.StepsShown;
import dev.splitbrain.check.Verdict;
import dev.splitbrain.node.BroadcastNote;
import dev.splitbrain.node.BroadcastNote.MessageId;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.trace.Quantity;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether every node delivered each message after all those that may have led to it: those that its sender had delivered or
 * sent before, and what may have led to them (Birman, Schiper and Stephenson 1991, §3).
 */
public final class CausalDelivery implements Check {
    private final List<MessageId> messages = new ArrayList<>();
    private final List<BitSet> pasts = new ArrayList<>(); // by message: what may have led to it
    private final List<Long> broadcasts = new ArrayList<>(); // by message: the step in which it was sent
    private final Map<MessageId, Integer> numbers = new HashMap<>(); // looked up
    private final Map<NodeId, Node> nodes = new HashMap<>(); // looked up
    private long deliveries;
    private String reason = "";
    private long atNanos;
    private List<Long> steps = List.of(); // that contradict each other: two messages, and the delivery of the second

    /** What one node has delivered since its start, and all that this depends on. */
    private static final class Node {
        private final BitSet delivered = new BitSet();
        private final BitSet past = new BitSet();
    }

    @Override
    public String name() {
        return "causal-delivery";
    }

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.NOTED, StepKind.BOOTED);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Booted booted) nodes.remove(booted.node());
        if (!(step instanceof Step.Noted noted)) return;
        if (noted.note() instanceof BroadcastNote.Broadcast broadcast) {
            Node sender = node(noted.node());
            numbers.put(broadcast.message(), messages.size());
            messages.add(broadcast.message());
            pasts.add((BitSet) sender.past.clone());
            broadcasts.add(noted.number());
        } else if (noted.note() instanceof BroadcastNote.Delivered delivered) {
            onDelivered(noted, delivered.message());
        }
    }

    private Node node(NodeId id) {
        return nodes.computeIfAbsent(id, n -> new Node());
    }

    private void onDelivered(Step.Noted noted, MessageId message) {
        deliveries++;
        int number = numbers.get(message);
        Node node = node(noted.node());
        BitSet missing = (BitSet) pasts.get(number).clone();
        missing.andNot(node.delivered);
        if (!missing.isEmpty() && reason.isEmpty()) {
            int earlier = missing.nextSetBit(0);
            reason = noted.node() + " delivered " + message + ", and had not delivered " + messages.get(earlier)
                    + ", which may have led to it";
            atNanos = noted.timeNanos();
            steps = List.of(broadcasts.get(earlier), broadcasts.get(number), noted.number());
        }
        node.delivered.set(number);
        node.past.set(number);
        node.past.or(pasts.get(number));
    }

    @Override
    public Verdict verdict(Evidence evidence) {
        if (messages.isEmpty()) return Verdict.undecided("", "no message was broadcast");
        String measured =
                Quantity.count(messages.size(), "message") + ", delivered " + Quantity.count(deliveries) + " times";
        return reason.isEmpty()
                ? Verdict.valid(measured)
                : Verdict.violated(measured, "", reason).at(atNanos).because(new StepsShown(steps));
    }
}
