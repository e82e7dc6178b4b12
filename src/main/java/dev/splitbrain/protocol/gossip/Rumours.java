package dev.splitbrain.protocol.gossip;

import dev.splitbrain.protocol.gossip.GossipMessage.Tell;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.GrowingSet.Add;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a node knows, and what of it is hot: still passed on (Demers et al. 1987, §1.4). */
final class Rumours {
    static final Tell NOTHING = new Tell(List.of());

    private final GossipSettings settings;
    private Map<Add, Interest> known = Map.of(); // one for all who know nothing: so a million ask the same
    private Tell hot = NOTHING; // those with interest, as one message for many sendings
    private long digest;

    /** How interested a node is in a rumour. */
    private static final class Interest {
        final long sinceCycle;
        int useless; // contacts in a row that count against it; cycles in a row, where nodes call in cycles
        boolean isHot;
        boolean wasUseful; // to somebody, in the cycle that is running
        boolean wasUseless;

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
        if (known.isEmpty()) known = new LinkedHashMap<>(2); // small: a million nodes have one each
        known.put(news, new Interest(cycle, isHot));
        digest += NewsTree.hash(news); // a sum: the order does not matter
        if (isHot) hot = refreshed();
        return true;
    }

    private Tell refreshed() {
        List<Add> fresh = new ArrayList<>();
        known.forEach((news, interest) -> {
            if (interest.isHot) fresh.add(news);
        });
        return fresh.isEmpty() ? NOTHING : new Tell(fresh);
    }

    /** What is hot, as a message. */
    Tell tell() {
        return hot;
    }

    /** Where all that is hot is what a message said, the message itself is passed on: a million nodes share one. */
    Tell passOn(Tell told) {
        return hot = told;
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
        if (interest == null || settings.mutant() == Mutant.KEEPS_COUNTING) return;
        if (countsCycles()) interest.wasUseful = true;
        else interest.useless = 0;
    }

    /** A contact that counts against a rumour; true where interest is lost. In cycles that shows at the end of the cycle. */
    boolean losesInterest(Add news, Rng rng) {
        Interest interest = known.get(news);
        if (interest == null || !interest.isHot) return false;
        if (countsCycles()) {
            interest.wasUseless = true;
            return false;
        }
        if (!isEnough(interest, rng)) return false;
        hot = refreshed();
        return true;
    }

    private boolean countsCycles() {
        return settings.synchronous() && settings.mutant() != Mutant.COUNTS_EACH_CALLER;
    }

    private boolean isEnough(Interest interest, Rng rng) {
        boolean lost =
                switch (settings.loss()) {
                    case COUNTER -> ++interest.useless >= settings.k();
                    case COIN -> rng.chance(1.0 / settings.k());
                };
        if (lost) interest.isHot = false;
        return lost;
    }

    /**
     * The end of a cycle; gives the rumours that interest is lost in. However many called or were called in it: if any of
     * them needed the rumour the counter is reset, if none did one is added (Demers et al. 1987, table 3, footnote).
     */
    List<Add> endCycle(Rng rng) {
        List<Add> lost = new ArrayList<>();
        for (Add news : hot.news()) {
            Interest interest = known.get(news);
            if (interest.wasUseful) interest.useless = 0;
            else if (interest.wasUseless && isEnough(interest, rng)) lost.add(news);
            interest.wasUseful = false;
            interest.wasUseless = false;
        }
        if (!lost.isEmpty()) hot = refreshed();
        return lost;
    }
}
