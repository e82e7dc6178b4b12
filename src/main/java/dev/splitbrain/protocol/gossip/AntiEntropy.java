package dev.splitbrain.protocol.gossip;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.gossip.GossipMessage.Compare;
import dev.splitbrain.protocol.gossip.GossipMessage.Leaves;
import dev.splitbrain.spec.GrowingSet.Add;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Two nodes find out what one has and the other lacks (Demers et al. 1987, §1.3): they compare the roots of their Merkle
 * trees, then the children of what differs, level by level, and exchange the leaves that differ.
 */
final class AntiEntropy {
    private final Context<GossipMessage> ctx;
    private final Mutant mutant;
    private final Consumer<Add> learn;
    private final MerkleTree tree = new MerkleTree();

    AntiEntropy(Context<GossipMessage> ctx, Mutant mutant, Consumer<Add> learn) {
        this.ctx = ctx;
        this.mutant = mutant;
        this.learn = learn;
    }

    void add(Add news) {
        tree.add(news);
    }

    /** Begins with the root. */
    void call(NodeId partner) {
        ctx.send(partner, compare(0, List.of(0)));
    }

    private Compare compare(int level, List<Integer> places) {
        return new Compare(
                level,
                places,
                places.stream().map(place -> tree.hash(level, place)).toList());
    }

    void onCompare(NodeId from, Compare theirs) {
        List<Integer> differing = new ArrayList<>();
        for (int i = 0; i < theirs.places().size(); i++) {
            int place = theirs.places().get(i);
            if (tree.hash(theirs.level(), place) != theirs.hashes().get(i)) differing.add(place);
        }
        if (mutant == Mutant.SKIPS_A_SUBTREE) differing.removeIf(place -> place % MerkleTree.WIDTH >= 8);
        if (differing.isEmpty()) return; // all the same
        if (theirs.level() == MerkleTree.DEPTH) {
            ctx.send(from, leaves(differing, true));
            return;
        }
        List<Integer> below = new ArrayList<>();
        for (int place : differing) below.addAll(MerkleTree.children(place));
        ctx.send(from, compare(theirs.level() + 1, below));
    }

    void onLeaves(NodeId from, Leaves theirs) {
        // Before learning: what they have need not go back, and a leaf is small.
        if (theirs.answer()) ctx.send(from, leaves(theirs.places(), false));
        theirs.news().forEach(learn);
    }

    private Leaves leaves(List<Integer> places, boolean answer) {
        List<Add> news = new ArrayList<>();
        if (mutant != Mutant.COMPARES_AND_FORGETS) for (int place : places) news.addAll(tree.leaf(place));
        return new Leaves(places, news, answer);
    }
}
