package dev.splitbrain.protocol.gossip;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.gossip.GossipMessage.Compare;
import dev.splitbrain.protocol.gossip.GossipMessage.Leaves;
import dev.splitbrain.protocol.shared.MerkleTree;
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
    private final NewsTree tree = new NewsTree();

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
        return new Compare(level, places, tree.hashes.hashes(level, places));
    }

    void onCompare(NodeId from, Compare theirs) {
        List<Integer> differing = tree.hashes.differing(theirs.level(), theirs.places(), theirs.hashes());
        if (mutant == Mutant.SKIPS_A_SUBTREE) differing.removeIf(place -> place % MerkleTree.WIDTH >= 8);
        if (differing.isEmpty()) return; // all the same
        boolean atLeaves = theirs.level() == MerkleTree.DEPTH;
        ctx.send(
                from, atLeaves ? leaves(differing, true) : compare(theirs.level() + 1, MerkleTree.children(differing)));
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
