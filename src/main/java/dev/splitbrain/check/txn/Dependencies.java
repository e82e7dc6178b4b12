package dev.splitbrain.check.txn;

import dev.splitbrain.check.graph.Digraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which transaction must come before which, and why. */
final class Dependencies {
    static final int WW = 1;
    static final int WR = 2;
    static final int RW = 4;
    static final int SESSION = 8;
    static final int REAL_TIME = 16;

    /** A version order that holds only if nobody's update was lost, as from snapshot isolation on. */
    static final int WW_IF_KEPT = 32;

    static final int RW_IF_KEPT = 64;

    /** A version order that holds only if what was read was not rolled back, as from read committed on. */
    static final int WW_IF_COMMITTED = 128;

    /** An anti-dependency by a predicate alone: a read of all keys did not find the key. */
    static final int PREDICATE_RW = 256;

    /** As {@link #WW_IF_KEPT}, where the reader only did not find the key among all. */
    static final int PREDICATE_WW = 512;

    final Digraph graph;
    private final TxnHistory history;
    private final List<String> words = new ArrayList<>(); // by edge; empty where the kind says it all

    Dependencies(TxnHistory history) {
        this.history = history;
        graph = new Digraph(history.transactions.size());
    }

    void add(Txn from, Txn to, int kind, String why) {
        if (graph.addEdge(from.number, to.number, kind) >= 0) words.add(why);
    }

    private void add(int from, int to, int kind) {
        if (graph.addEdge(from, to, kind) >= 0) words.add("");
    }

    /** A client's transactions are in its order, where they do not overlap; one of unknown outcome has no end. */
    void sessions() {
        Map<Object, Txn> last = new HashMap<>(); // looked up, never walked through
        for (Txn txn : history.transactions) {
            if (txn.failed()) continue;
            Object client = txn.operation.request().client();
            Txn before = txn.ok() ? last.put(client, txn) : last.get(client);
            if (before != null && history.instants.end(before.place) < history.instants.start(txn.place))
                add(before, txn, SESSION, "");
        }
    }

    /** What was over before another began comes first: by a chain of moments, one for each end. */
    void realTime() {
        List<Txn> byEnd = new ArrayList<>(history.transactions);
        byEnd.removeIf(txn -> !txn.ok());
        byEnd.sort(Comparator.comparingLong(txn -> history.instants.end(txn.place)));
        int next = 0;
        int moment = -1;
        for (Txn txn : history.transactions) {
            if (txn.failed()) continue;
            while (next < byEnd.size()
                    && history.instants.end(byEnd.get(next).place) < history.instants.start(txn.place)) {
                int later = graph.addNode();
                if (moment >= 0) add(moment, later, REAL_TIME);
                add(byEnd.get(next++).number, later, REAL_TIME);
                moment = later;
            }
            if (moment >= 0) add(moment, txn.number, REAL_TIME);
        }
    }

    String words(int edge) {
        return words.get(edge);
    }

    /** Whether a node is a transaction and not a moment. */
    boolean isTransaction(int node) {
        return node < history.transactions.size();
    }
}
