package dev.splitbrain.check.txn;

import static dev.splitbrain.check.txn.Dependencies.PREDICATE_RW;
import static dev.splitbrain.check.txn.Dependencies.PREDICATE_WW;
import static dev.splitbrain.check.txn.Dependencies.REAL_TIME;
import static dev.splitbrain.check.txn.Dependencies.RW;
import static dev.splitbrain.check.txn.Dependencies.RW_IF_KEPT;
import static dev.splitbrain.check.txn.Dependencies.SESSION;
import static dev.splitbrain.check.txn.Dependencies.WR;
import static dev.splitbrain.check.txn.Dependencies.WW;
import static dev.splitbrain.check.txn.Dependencies.WW_IF_COMMITTED;
import static dev.splitbrain.check.txn.Dependencies.WW_IF_KEPT;

import dev.splitbrain.check.graph.Cycles;
import dev.splitbrain.check.graph.Digraph;
import dev.splitbrain.check.txn.Anomaly.Link;
import java.util.ArrayList;
import java.util.List;

/** Looks for circles of dependencies, from the worst kind to the mildest, without and with the order of sessions and of time. */
final class CircleSearch {
    private static final int ITEM_RW = RW | RW_IF_KEPT;
    private static final int ANY_RW = ITEM_RW | PREDICATE_RW;
    private static final int COMMITTED_WW = WW | WW_IF_COMMITTED;
    private static final int ANY_WW = COMMITTED_WW | WW_IF_KEPT;

    private final TxnHistory history;
    private final Dependencies dependencies;
    private final Findings findings;
    private final Cycles cycles;

    CircleSearch(TxnHistory history, Dependencies dependencies, Findings findings) {
        this.history = history;
        this.dependencies = dependencies;
        this.findings = findings;
        cycles = new Cycles(dependencies.graph);
    }

    void search(Level.Order order) {
        int extra =
                switch (order) {
                    case NONE -> 0;
                    case SESSION -> SESSION;
                    case REAL_TIME -> SESSION | REAL_TIME;
                };
        List<Integer> overwritten = cycles.shortest(WW, WW | extra);
        if (overwritten.isEmpty()) overwritten = cycles.shortest(COMMITTED_WW, COMMITTED_WW | extra);
        found(AnomalyKind.G0, order, false, overwritten);
        found(AnomalyKind.G1C, order, false, cycles.shortest(WR, COMMITTED_WW | WR | extra));
        withAntiDependencies(order, ITEM_RW, ANY_WW | WR | extra, AnomalyKind.G2_ITEM);
        if (history.hasPredicates())
            withAntiDependencies(order, ANY_RW, ANY_WW | PREDICATE_WW | WR | extra, AnomalyKind.G2);
    }

    private void withAntiDependencies(Level.Order order, int rw, int depends, AnomalyKind any) {
        boolean predicate = any == AnomalyKind.G2;
        found(AnomalyKind.G_SINGLE, order, predicate, cycles.shortest(rw, depends));
        if (!cycles.any(depends | rw)) return;
        found(AnomalyKind.LONG_FORK, order, predicate, withoutNeighbours(rw, depends));
        found(any, order, predicate, cycles.shortest(rw, depends | rw));
    }

    /** A circle in which no two rw are neighbours: one in a graph that has each transaction twice, the second time behind an rw. */
    private List<Integer> withoutNeighbours(int rw, int depends) {
        Digraph graph = dependencies.graph;
        int nodes = graph.nodes();
        Digraph twice = new Digraph(2 * nodes);
        List<Integer> original = new ArrayList<>();
        for (int edge = 0; edge < graph.edges(); edge++) {
            int from = graph.from(edge);
            int to = graph.to(edge);
            if ((graph.kind(edge) & depends) != 0) {
                twice.addEdge(from, to, 1);
                twice.addEdge(from + nodes, to, 1);
                original.add(edge);
                original.add(edge);
            } else if ((graph.kind(edge) & rw) != 0) {
                twice.addEdge(from, to + nodes, 2);
                original.add(edge);
            }
        }
        return new Cycles(twice).shortest(2, 1 | 2).stream().map(original::get).toList();
    }

    private void found(AnomalyKind kind, Level.Order order, boolean predicate, List<Integer> circle) {
        boolean foundBefore = predicate && !uses(circle, PREDICATE_RW | PREDICATE_WW); // among those about items
        if (circle.isEmpty() || foundBefore) return;
        boolean usesTime = uses(circle, REAL_TIME);
        boolean usesSession = uses(circle, SESSION);
        Level.Order needs = usesTime ? Level.Order.REAL_TIME : usesSession ? Level.Order.SESSION : Level.Order.NONE;
        if (needs != order) return; // found before, without this order
        findings.circle(exactly(kind, circle), order, predicate, transactions(circle), links(circle));
    }

    private boolean uses(List<Integer> circle, int kind) {
        return circle.stream().anyMatch(edge -> (dependencies.graph.kind(edge) & kind) != 0);
    }

    /** A search for a mild kind may end with a worse circle. */
    private AnomalyKind exactly(AnomalyKind kind, List<Integer> circle) {
        long rw = circle.stream()
                .filter(edge -> (dependencies.graph.kind(edge) & ANY_RW) != 0)
                .count();
        return kind.compareTo(AnomalyKind.G_SINGLE) > 0 && rw == 1 ? AnomalyKind.G_SINGLE : kind;
    }

    private List<Txn> transactions(List<Integer> circle) {
        List<Txn> transactions = new ArrayList<>();
        for (int edge : startingAtTransaction(circle)) {
            int node = dependencies.graph.from(edge);
            if (dependencies.isTransaction(node)) transactions.add(history.transactions.get(node));
        }
        return transactions;
    }

    /** What links each transaction to the next; a run of moments is one link. */
    private List<Link> links(List<Integer> circle) {
        List<Link> links = new ArrayList<>();
        for (int edge : startingAtTransaction(circle)) {
            if (!dependencies.isTransaction(dependencies.graph.to(edge))) continue;
            String words = dependencies.words(edge);
            links.add(
                    switch (dependencies.graph.kind(edge)) {
                        case SESSION -> new Link("session", "came before, by the same client,");
                        case REAL_TIME -> new Link("time", "was over before the start of");
                        case WW, WW_IF_KEPT, WW_IF_COMMITTED, PREDICATE_WW ->
                            new Link("ww", words + (words.endsWith(" of") ? "" : " of"));
                        case WR -> new Link("wr", words);
                        default -> new Link("rw", words);
                    });
        }
        return links;
    }

    private List<Integer> startingAtTransaction(List<Integer> circle) {
        for (int i = 0; i < circle.size(); i++) {
            if (!dependencies.isTransaction(dependencies.graph.from(circle.get(i)))) continue;
            List<Integer> rotated = new ArrayList<>(circle.subList(i, circle.size()));
            rotated.addAll(circle.subList(0, i));
            return rotated;
        }
        throw new IllegalStateException("time alone goes round");
    }
}
