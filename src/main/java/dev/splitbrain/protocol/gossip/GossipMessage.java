package dev.splitbrain.protocol.gossip;

import dev.splitbrain.node.Message;
import dev.splitbrain.spec.GrowingSet.Add;
import java.util.List;

/** What nodes say. News are additions to sets. */
public sealed interface GossipMessage extends Message {
    /** Push, and the answer to a pull: have you heard? */
    record Tell(List<Add> news) implements GossipMessage {
        public Tell {
            news = List.copyOf(news);
        }

        @Override
        public long sizeBytes() {
            return size(news.size());
        }
    }

    /** Pull: what do you know? The digest is of all that the caller knows: who has the same stays silent. */
    record Ask(long digest) implements GossipMessage {}

    /** Push and pull at once. */
    record Exchange(List<Add> news, long digest) implements GossipMessage {
        public Exchange {
            news = List.copyOf(news);
        }

        @Override
        public long sizeBytes() {
            return size(news.size());
        }
    }

    /** Feedback: of what was told, this was news, and that was known already (Demers et al. 1987, §1.4). */
    record Heard(List<Add> news, List<Add> known) implements GossipMessage {
        public Heard {
            news = List.copyOf(news);
            known = List.copyOf(known);
        }
    }

    /** Anti-entropy: the hashes of some subtrees at a level, by their place; what differs is looked into. */
    record Compare(int level, List<Integer> places, List<Long> hashes) implements GossipMessage {
        public Compare {
            places = List.copyOf(places);
            hashes = List.copyOf(hashes);
        }

        @Override
        public long sizeBytes() {
            return 64 + 12L * places.size();
        }
    }

    /** Anti-entropy: all that the sender has in these leaves; {@code answer} asks for the same back. */
    record Leaves(List<Integer> places, List<Add> news, boolean answer) implements GossipMessage {
        public Leaves {
            places = List.copyOf(places);
            news = List.copyOf(news);
        }

        @Override
        public long sizeBytes() {
            return size(news.size());
        }
    }

    private static long size(int news) {
        return 64 + 64L * news;
    }
}
