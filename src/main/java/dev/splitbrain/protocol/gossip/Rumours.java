package dev.splitbrain.protocol.gossip;

import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.GrowingSet.Add;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a node knows, and what of it is hot: still passed on (Demers et al. 1987, §1.4). */
final class Rumours {
    private final GossipSettings settings;
    private final Map<Add, Interest> known = new LinkedHashMap<>(2); // small: a million nodes have one each
    private List<Add> hot = List.of(); // those with interest, as one list for many messages
    private long digest;

    /** How interested a node is in a rumour. */
    private static final class Interest {
        final long sinceCycle;
        int useless; // contacts in a row that count against it
        boolean isHot;

        Interest(long sinceCycle, boolean isHot) {
            this.sinceCycle = sinceCycle;
            this.isHot = isHot;
        }
    }

    Rumours(GossipSettings settings) {
        this.settings = settings;
    }

    /** Adds news; false where they are none. */
    boolean add(Add news, long cycle, boolean isHot) {
        if (known.containsKey(news)) return false;
        known.put(news, new Interest(cycle, isHot));
        digest += NewsTree.hash(news); // a sum: the order does not matter
        if (isHot) hot = hot.isEmpty() ? List.of(news) : refreshed();
        return true;
    }

    private List<Add> refreshed() {
        List<Add> fresh = new ArrayList<>();
        known.forEach((news, interest) -> {
            if (interest.isHot) fresh.add(news);
        });
        return List.copyOf(fresh);
    }

    List<Add> hot() {
        return hot;
    }

    boolean knows(Add news) {
        return known.containsKey(news);
    }

    /** Whether it was known before this cycle: a cycle is a snapshot. */
    boolean knewBefore(Add news, long cycle) {
        Interest interest = known.get(news);
        return interest != null && interest.sinceCycle < cycle;
    }

    /** All that is known. */
    List<Add> all() {
        return List.copyOf(known.keySet());
    }

    long digest() {
        return digest;
    }

    /** A contact that was of use: only useless ones in a row make a node lose interest. */
    void useful(Add news) {
        Interest interest = known.get(news);
        if (interest != null && settings.mutant() != Mutant.KEEPS_COUNTING) interest.useless = 0;
    }

    /** A contact that counts against a rumour; true where it was the last. */
    boolean losesInterest(Add news, Rng rng) {
        Interest interest = known.get(news);
        if (interest == null || !interest.isHot) return false;
        boolean lost =
                switch (settings.loss()) {
                    case COUNTER -> ++interest.useless >= settings.k();
                    case COIN -> rng.chance(1.0 / settings.k());
                };
        if (!lost) return false;
        interest.isHot = false;
        hot = refreshed();
        return true;
    }
}
