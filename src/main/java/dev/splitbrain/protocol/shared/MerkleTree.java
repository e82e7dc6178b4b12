package dev.splitbrain.protocol.shared;

import dev.splitbrain.random.Rng;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree of hashes over all that a node has (Merkle 1987): a leaf is the hash of the things that fall into it, an inner node
 * that of its children. Two trees are equal where their roots are; where not, only subtrees that differ need a look. The
 * shape is the same everywhere: {@value #WIDTH} children, {@value #DEPTH} levels below the root.
 */
public final class MerkleTree {
    public static final int WIDTH = 16;
    public static final int DEPTH = 3;
    public static final int LEAVES = WIDTH * WIDTH * WIDTH;

    // Sums of hashes by level: a change touches one path. Sparse, so that ten thousand nodes with little have small
    // trees;
    // looked up by place, never iterated.
    private final List<Map<Integer, Long>> sums = new ArrayList<>();

    public MerkleTree() {
        for (int level = 0; level <= DEPTH; level++) sums.add(new HashMap<>(2));
    }

    /** The leaf of a thing, by a hash that stays the same while it changes. */
    public static int leafOf(long hash) {
        return (int) Long.remainderUnsigned(hash, LEAVES);
    }

    /** A thing in a leaf had one hash and has another; 0 for not being there. */
    public void change(int leaf, long before, long after) {
        for (int level = DEPTH, place = leaf; level >= 0; level--, place /= WIDTH)
            sums.get(level).merge(place, after - before, Long::sum);
    }

    /** The hash of the subtree at a place of a level; level 0 is the root. */
    public long hash(int level, int place) {
        return Rng.mix(sums.get(level).getOrDefault(place, 0L) + level);
    }

    /** The hashes of several subtrees of a level. */
    public List<Long> hashes(int level, List<Integer> places) {
        return places.stream().map(place -> hash(level, place)).toList();
    }

    /** Those of the places whose hash another tree tells otherwise. */
    public List<Integer> differing(int level, List<Integer> places, List<Long> theirs) {
        List<Integer> differing = new ArrayList<>();
        for (int i = 0; i < places.size(); i++)
            if (hash(level, places.get(i)) != theirs.get(i)) differing.add(places.get(i));
        return differing;
    }

    /** The places of the children, one level down. */
    public static List<Integer> children(List<Integer> places) {
        List<Integer> children = new ArrayList<>(WIDTH * places.size());
        for (int place : places) for (int i = 0; i < WIDTH; i++) children.add(place * WIDTH + i);
        return children;
    }
}
