package dev.splitbrain.node;

import java.util.Optional;

/**
 * What a node tells of news that spread from node to node. Every protocol that spreads news emits these, so that one set of
 * checks and charts judges them all.
 */
public sealed interface NewsNote extends Note permits NewsNote.Informed, NewsNote.LostInterest, MembershipNote {
    /** The news that the node knows from now on; empty where the note tells of something else. */
    default Optional<Object> learnt() {
        return Optional.empty();
    }

    /**
     * The node learnt the news, for the first time since its start; a node that finds them on its disk says so again.
     *
     * @param news what tells them apart from other news, such as a value
     * @param cycle in which cycle of the protocol, counted from 0 at the start of the run
     */
    record Informed(Object news, long cycle) implements NewsNote {
        @Override
        public Optional<Object> learnt() {
            return Optional.of(news);
        }
    }

    /** The node knows the news and no longer passes them on. */
    record LostInterest(Object news, long cycle) implements NewsNote {}
}
