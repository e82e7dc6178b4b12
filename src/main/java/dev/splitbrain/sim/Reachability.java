package dev.splitbrain.sim;

import java.util.ArrayList;
import java.util.List;

/** Who can reach whom, apart from links: the cuts that faults have made and not healed. */
final class Reachability {
    private final List<Cut> cuts = new ArrayList<>();
    private boolean whole = true; // that there is no cut: asked for each message

    /** Whether something keeps messages from one place from getting to another. */
    @FunctionalInterface
    interface Cut {
        boolean cuts(int from, int to);
    }

    /** Whether all reach all. */
    boolean isWhole() {
        return whole;
    }

    boolean reaches(int from, int to) {
        for (Cut cut : cuts) if (cut.cuts(from, to)) return false;
        return true;
    }

    void add(Cut cut) {
        cuts.add(cut);
        whole = false;
    }

    void heal(Cut cut) {
        cuts.remove(cut);
        whole = cuts.isEmpty();
    }
}
