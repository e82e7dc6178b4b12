package dev.splitbrain.protocol.versions;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.shared.MerkleTree;
import dev.splitbrain.protocol.versions.VersionsMessage.Compare;
import dev.splitbrain.protocol.versions.VersionsMessage.Leaves;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two replicas of the same keys find out what one has and the other lacks (DeCandia et al. 2007, §4.7): they compare the roots
 * of their Merkle trees, then the children of what differs, level by level, and exchange the leaves that differ.
 */
final class AntiEntropy {
    private final Context<VersionsMessage> ctx;
    private final Ring ring;
    private final Replica replica;

    AntiEntropy(Context<VersionsMessage> ctx, Ring ring, Replica replica) {
        this.ctx = ctx;
        this.ring = ring;
        this.replica = replica;
    }

    /** Begins with the roots: of every place that this node shares with another. */
    void call() {
        for (int place : ring.placesOf(ctx.self())) {
            for (NodeId partner : ring.replicas(place)) {
                if (!partner.equals(ctx.self())) ctx.send(partner, compare(place, 0, List.of(0)));
            }
        }
    }

    private Compare compare(int place, int level, List<Integer> subtrees) {
        return new Compare(place, level, subtrees, replica.tree(place).hashes(level, subtrees));
    }

    void onCompare(NodeId from, Compare theirs) {
        MerkleTree tree = replica.tree(theirs.place());
        List<Integer> differing = tree.differing(theirs.level(), theirs.subtrees(), theirs.hashes());
        if (differing.isEmpty()) return; // all the same
        boolean atLeaves = theirs.level() == MerkleTree.DEPTH;
        ctx.send(
                from,
                atLeaves
                        ? leaves(theirs.place(), differing, true)
                        : compare(theirs.place(), theirs.level() + 1, MerkleTree.children(differing)));
    }

    void onLeaves(NodeId from, Leaves theirs) {
        theirs.states().forEach(replica::store);
        if (theirs.answer()) ctx.send(from, leaves(theirs.place(), theirs.leaves(), false));
    }

    private Leaves leaves(int place, List<Integer> leaves, boolean answer) {
        SortedMap<String, State> states = new TreeMap<>();
        replica.states().forEach((key, state) -> {
            if (ring.place(key) == place && leaves.contains(Replica.leafOf(key))) states.put(key, state);
        });
        return new Leaves(place, leaves, states, answer);
    }
}
