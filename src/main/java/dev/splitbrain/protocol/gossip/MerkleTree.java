package dev.splitbrain.protocol.gossip;

import dev.splitbrain.random.Rng;
import dev.splitbrain.spec.GrowingSet.Add;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree of hashes over all that a node has (Merkle 1987): a leaf is the hash of the news that fall into it, an inner node
 * that of its children. Two trees are equal where their roots are; where not, only subtrees that differ need a look. The
 * shape is the same everywhere: {@value #WIDTH} children, {@value #DEPTH} levels below the root.
 */
final class MerkleTree {
    static final int WIDTH = 16;
    static final int DEPTH = 3;

    private final long[][] levels = new long[DEPTH + 1][]; // sums of hashes: an update touches one path
    private final List<List<Add>> leaves = new ArrayList<>();

    MerkleTree() {
        int count = 1;
        for (int level = 0; level <= DEPTH; level++, count *= WIDTH) levels[level] = new long[count];
        for (int i = 0; i < levels[DEPTH].length; i++) leaves.add(List.of());
    }

    void add(Add news) {
        long hash = hash(news);
        int leaf = (int) Long.remainderUnsigned(hash, leaves.size());
        List<Add> longer = new ArrayList<>(leaves.get(leaf));
        longer.add(news);
        leaves.set(leaf, List.copyOf(longer));
        for (int level = DEPTH, place = leaf; level >= 0; level--, place /= WIDTH) levels[level][place] += hash;
    }

    /** The hash of the subtree at a place of a level; level 0 is the root. */
    long hash(int level, int place) {
        return Rng.mix(levels[level][place] + level);
    }

    /** What is in a leaf. */
    List<Add> leaf(int place) {
        return leaves.get(place);
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
