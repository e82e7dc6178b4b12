package dev.splitbrain.check.cost;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.ClientMessage;
import dev.splitbrain.node.Endpoint;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RequestId;
import dev.splitbrain.trace.Step;
import dev.splitbrain.trace.StepKind;
import dev.splitbrain.trace.TraceSink;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each operation cost, by the causes in the trace: all that follows from the arrival of its request, through messages
 * and handlers but not through timers, is its own. A heartbeat costs nobody anything, and neither does a message that a node
 * sends to itself.
 *
 * <p>A message that carries what several requests wait for counts for the one whose step sent it: exact where operations do
 * not overlap, right on average where they do.
 */
public final class OperationCosts implements TraceSink {
    private static final int MOST_REMEMBERED = 1 << 20; // steps, so that a long run does not fill memory

    /**
     * What one answered operation cost.
     *
     * @param messages between different nodes
     * @param delays messages between different nodes that follow each other until the node that answers can answer: where
     *     only messages take time, the time it takes
     * @param delaysToEnd the same until the last message that belongs to the operation
     * @param forcedWrites of all nodes
     */
    public record Cost(RequestId request, long messages, int delays, int delaysToEnd, long forcedWrites) {}

    /** A request that reached a node, and what followed from it. */
    private static final class Chain {
        private final Map<NodeId, Integer> depths = new HashMap<>(); // of looked-up nodes only, never iterated
        private int deepest;
        private long messages;
        private long forcedWrites;

        int depth(NodeId node) {
            return depths.getOrDefault(node, 0);
        }

        void reach(NodeId node, int depth) {
            depths.merge(node, depth, Math::max);
            deepest = Math.max(deepest, depth);
        }
    }

    /** A step of a chain; of a message on its way, how many came before it and itself. */
    private record Link(Chain chain, int depth) {}

    private record Arrival(RequestId request, NodeId node) {}

    private record Answer(Chain chain, int delays) {}

    private final Map<Long, Link> links = new LinkedHashMap<>() { // by step, the oldest first
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Link> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            };
    private final Map<Arrival, Chain> arrivals = new HashMap<>(); // looked up only
    private final Map<RequestId, Answer> answers = new LinkedHashMap<>(); // the first of each

    @Override
    public Set<StepKind> wants() {
        return EnumSet.of(StepKind.SENT, StepKind.DELIVERED, StepKind.WROTE);
    }

    @Override
    public void accept(Step step) {
        if (step instanceof Step.Sent sent) onSent(sent);
        else if (step instanceof Step.Delivered delivered) onDelivered(delivered);
        else if (step instanceof Step.Wrote wrote && wrote.forced()) onWrote(wrote);
    }

    private void onSent(Step.Sent sent) {
        if (!(sent.from() instanceof NodeId from)) return;
        if (sent.message() instanceof ClientMessage.Rejection rejection)
            arrivals.remove(new Arrival(rejection.id(), from)); // it does not take the request on
        if (sent.message() instanceof ClientMessage.Reply reply) {
            Chain chain = arrivals.get(new Arrival(reply.id(), from));
            // One node took the request and another answers: what led to the answer is the operation's.
            if (chain == null && links.containsKey(sent.cause()))
                chain = links.get(sent.cause()).chain();
            if (chain != null) answers.putIfAbsent(reply.id(), new Answer(chain, chain.depth(from)));
            return;
        }
        Link link = links.get(sent.cause());
        if (link == null || sent.to() instanceof ClientId) return;
        int hop = sent.to().equals(sent.from()) ? 0 : 1;
        link.chain().messages += hop;
        links.put(sent.number(), new Link(link.chain(), link.chain().depth(from) + hop));
    }

    private void onDelivered(Step.Delivered delivered) {
        Endpoint to = delivered.to();
        if (!(to instanceof NodeId node)) return;
        if (delivered.message() instanceof ClientMessage.Request request) {
            Chain chain = arrivals.computeIfAbsent(new Arrival(request.id(), node), arrival -> new Chain());
            links.put(delivered.number(), new Link(chain, 0));
            return;
        }
        Link link = links.get(delivered.cause());
        if (link == null) return;
        link.chain().reach(node, link.depth());
        links.put(delivered.number(), link);
    }

    private void onWrote(Step.Wrote wrote) {
        Link link = links.get(wrote.cause());
        if (link != null) link.chain().forcedWrites++;
    }

    /** The costs of all operations that were answered, in the order of their answers. */
    public List<Cost> costs() {
        List<Cost> costs = new ArrayList<>();
        answers.forEach((request, answer) -> costs.add(new Cost(
                request,
                answer.chain().messages,
                answer.delays(),
                answer.chain().deepest,
                answer.chain().forcedWrites)));
        return costs;
    }
}
