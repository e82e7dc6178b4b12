package dev.splitbrain.protocol.swim;

import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import java.util.List;

/** What members say to each other. Those of the failure detector carry news besides (SWIM §4.1). */
public sealed interface SwimMessage extends Message {
    /** The updates that ride along. */
    default List<Update> news() {
        return List.of();
    }

    @Override
    default long sizeBytes() {
        return 64 + 16L * news().size();
    }

    /** Are you there? {@code origin} wants to know, itself or through a helper (§3.1). */
    record Ping(NodeId origin, long sequence, List<Update> news) implements SwimMessage {
        public Ping {
            news = List.copyOf(news);
        }
    }

    /** Ping-req: ask this one for me, it does not answer me (§3.1). */
    record PingRequest(NodeId target, long sequence, List<Update> news) implements SwimMessage {
        public PingRequest {
            news = List.copyOf(news);
        }
    }

    /** I am here, or {@code target} is, as it told me (§3.1). */
    record Ack(NodeId origin, NodeId target, long sequence, List<Update> news) implements SwimMessage {
        public Ack {
            news = List.copyOf(news);
        }
    }

    /** A helper: it has not answered me either, so far (Lifeguard, LHA-Probe). */
    record Nack(NodeId target, long sequence, List<Update> news) implements SwimMessage {
        public Nack {
            news = List.copyOf(news);
        }
    }

    /** I am here and want to be a member. */
    record Join(int generation) implements SwimMessage {}

    /** You are one; this is what I hold of the others. */
    record Welcome(List<Update> state) implements SwimMessage {
        public Welcome {
            state = List.copyOf(state);
        }

        @Override
        public long sizeBytes() {
            return 64 + 16L * state.size();
        }
    }

    /** To one that is no member: this is what I hold of you. */
    record Obituary(Update held) implements SwimMessage {}
}
