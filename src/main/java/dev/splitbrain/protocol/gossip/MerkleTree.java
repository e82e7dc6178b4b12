package dev.splitbrain.protocol.gossip;

import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.GrowingSet.Add;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree of hashes over all that a node has (Merkle 1987): a leaf is the hash of the news that fall into it, an inner node
 * that of its children. Two trees are equal where their roots are; where not, only subtrees that differ need a look. The
 * shape is the same everywhere: {@value #WIDTH} children, {@value #DEPTH} levels below the root.
 */
final class MerkleTree {
    static final int WIDTH = 16;
    static final int DEPTH = 3;

    private static final int LEAVES = WIDTH * WIDTH * WIDTH;

    // Sparse, so that ten thousand nodes with little news have small trees. Looked up by place, never iterated.
    private final List<Map<Integer, Long>> sums = new ArrayList<>(); // of hashes, by level: an update touches one path
    private final Map<Integer, List<Add>> leaves = new HashMap<>();

    MerkleTree() {
        for (int level = 0; level <= DEPTH; level++) sums.add(new HashMap<>(2));
    }

    void add(Add news) {
        long hash = hash(news);
        int leaf = (int) Long.remainderUnsigned(hash, LEAVES);
        leaves.computeIfAbsent(leaf, place -> new ArrayList<>(1)).add(news);
        for (int level = DEPTH, place = leaf; level >= 0; level--, place /= WIDTH)
            sums.get(level).merge(place, hash, Long::sum);
    }

    /** The hash of the subtree at a place of a level; level 0 is the root. */
    long hash(int level, int place) {
        return Rng.mix(sums.get(level).getOrDefault(place, 0L) + level);
    }

    /** What is in a leaf. */
    List<Add> leaf(int place) {
        return leaves.getOrDefault(place, List.of());
    }

    /** The places of the children, one level down. */
    static List<Integer> children(int place) {
        List<Integer> children = new ArrayList<>(WIDTH);
        for (int i = 0; i < WIDTH; i++) children.add(place * WIDTH + i);
        return children;
    }

    /** A hash that is the same on every machine: of texts and numbers. */
    static long hash(Add news) {
        return Rng.mix(Rng.derive(7, news.key()) ^ Rng.derive(11, String.valueOf(news.element())));
    }
}
