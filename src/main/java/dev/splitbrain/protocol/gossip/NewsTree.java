package dev.splitbrain.protocol.gossip;

import dev.splitbrain.protocol.shared.MerkleTree;
import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.GrowingSet.Add;
import java.util.ArrayList;
import java.util.List;

/** All news that a node has, by the leaves of a Merkle tree over them. */
final class NewsTree {
    final MerkleTree hashes = new MerkleTree();
    private final List<List<Add>> leaves = new ArrayList<>();

    NewsTree() {
        for (int i = 0; i < MerkleTree.LEAVES; i++) leaves.add(List.of());
    }

    void add(Add news) {
        long hash = hash(news);
        int leaf = MerkleTree.leafOf(hash);
        List<Add> longer = new ArrayList<>(leaves.get(leaf));
        longer.add(news);
        leaves.set(leaf, List.copyOf(longer));
        hashes.change(leaf, 0, hash);
    }

    /** What is in a leaf. */
    List<Add> leaf(int place) {
        return leaves.get(place);
    }

    /** A hash that is the same on every machine: of texts and numbers. */
    static long hash(Add news) {
        return Rng.mix(Rng.derive(7, news.key()) ^ Rng.derive(11, String.valueOf(news.element())));
    }
}
