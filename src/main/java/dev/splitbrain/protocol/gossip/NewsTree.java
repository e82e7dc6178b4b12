package dev.splitbrain.protocol.gossip;

import dev.splitbrain.protocol.shared.MerkleTree;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.GrowingSet.Add;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All news that a node has, by the leaves of a Merkle tree over them. */
final class NewsTree {
    final MerkleTree hashes = new MerkleTree();
    private final Map<Integer, List<Add>> leaves = new HashMap<>(); // looked up by place, never iterated

    void add(Add news) {
        long hash = hash(news);
        int leaf = MerkleTree.leafOf(hash);
        leaves.computeIfAbsent(leaf, place -> new ArrayList<>(1)).add(news);
        hashes.change(leaf, 0, hash);
    }

    /** What is in a leaf. */
    List<Add> leaf(int place) {
        return leaves.getOrDefault(place, List.of());
    }

    /** A hash that is the same on every machine: of texts and numbers. */
    static long hash(Add news) {
        return Rng.mix(Rng.derive(7, news.key()) ^ Rng.derive(11, String.valueOf(news.element())));
    }
}
