package dev.splitbrain.check.session;

import dev.splitbrain.check.graph.Cycles;
import dev.splitbrain.check.graph.Digraph;
import dev.splitbrain.check.session.Hearsay.Hop;
import dev.splitbrain.history.History.Clock;
import dev.splitbrain.history.Operation;
import dev.splitbrain.spec.KeyValue;
import dev.splitbrain.trace.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is known of which write is older than which, and why; and the first contradiction in it. */
final class WriteOrder {
    /** Why a write is older than another. */
    enum Why {
        /** It was over before the other began. */
        TIME,
        /** A session made it first. */
        SESSION,
        /** A client made it and then read the other. */
        OWN,
        /** A client read it and then the other. */
        SEEN,
        /** A client had seen a later write of the same session, and then read the other. */
        BEFORE_SEEN,
        /** A client had seen a write whose client had read it before, and then read the other. */
        READ_BEFORE_SEEN,
        /** It is in the causal past of a read that returned the other. */
        CAUSAL,
        /** The other read it. */
        RETURNED;

        int bit() {
            return 1 << ordinal();
        }
    }

    private final SessionHistory history;
    private final Clock clock;
    private final Digraph graph;
    private final List<Integer> readers = new ArrayList<>(); // by edge: the read that shows it, or -1
    private Hearsay hearsay; // made when there is something to tell: most histories keep their promises
    private final Set<Integer> shown = new TreeSet<>(); // the operations that the contradiction names
    private String contradiction;
    private long atNanos;

    WriteOrder(SessionHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
        graph = new Digraph(history.size());
    }

    /** A write is older than another. */
    void older(int write, int newer, Why why, int reader) {
        if (graph.addEdge(write, newer, why.bit()) >= 0) readers.add(reader);
    }

    /** A node for a moment in time. */
    int moment() {
        return graph.addNode();
    }

    /** A write is not newer than what a read returned. */
    void notNewerThanRead(int write, int read, Why why) {
        int source = history.source.get(read);
        if (source >= 0) older(write, source, why, read);
        else if (source == SessionHistory.INITIAL && contradiction == null) {
            contradiction = said(read) + " found nothing, but " + visible(write, read);
            atNanos = history.operations.get(read).completedNanos();
        }
    }

    private Hearsay hearsay() {
        if (hearsay == null) hearsay = new Hearsay(history);
        return hearsay;
    }

    private String visible(int write, int read) {
        List<Hop> hops = hearsay().between(write, read).orElse(null);
        if (hops == null) return said(write) + " is in its causal past";
        return hops.isEmpty() ? said(write) + " was its own before" : heard(write, hops);
    }

    /** {@code write 1 of x by c1 at 0.001 s was read by c2 at 0.003 s before write 2 of y by c2 at 0.005 s, which c3 read at 0.007 s}. */
    private String heard(int write, List<Hop> hops) {
        StringBuilder said = new StringBuilder(said(write));
        int heard = write;
        for (Hop hop : hops) {
            boolean itself = hop.told() == write;
            if (!itself)
                said.append(heard == write ? " was made before " : hop.told() == heard ? " in " : " before ")
                        .append(said(hop.told()));
            said.append(itself ? " was read by " + clientOf(hop.read()) : ", which " + clientOf(hop.read()) + " read");
            said.append(" at ").append(when(hop.read()));
            heard = hop.read();
            shown.add(heard);
        }
        return said.toString();
    }

    /** Looks for writes that are older than themselves, through at least one of the reasons. */
    boolean contradicts(Why... through) {
        if (contradiction != null) return true;
        int first = 0;
        for (Why why : through) first |= why.bit();
        List<Integer> cycle = new Cycles(graph).shortest(first, ~0);
        if (cycle.isEmpty()) return false;
        contradiction = describe(cycle);
        return true;
    }

    private String describe(List<Integer> cycle) {
        List<String> parts = new ArrayList<>();
        int source = -1; // of a run of edges through moments in time
        for (int edge : rotated(cycle)) {
            if (graph.from(edge) < history.size()) source = graph.from(edge);
            if (graph.to(edge) >= history.size()) continue;
            parts.add(because(source, graph.to(edge), edge));
        }
        return String.join("; but ", parts);
    }

    /** Beginning with an edge whose source is a write. */
    private List<Integer> rotated(List<Integer> cycle) {
        for (int i = 0; i < cycle.size(); i++) {
            if (graph.from(cycle.get(i)) >= history.size()) continue;
            List<Integer> rotated = new ArrayList<>(cycle.subList(i, cycle.size()));
            rotated.addAll(cycle.subList(0, i));
            return rotated;
        }
        throw new IllegalStateException("time alone goes round");
    }

    private String because(int write, int newer, int edge) {
        Why why = Why.values()[Integer.numberOfTrailingZeros(graph.kind(edge))];
        int reader = readers.get(edge);
        if (reader >= 0)
            atNanos = Math.max(atNanos, history.operations.get(reader).completedNanos());
        String read = reader < 0 ? "" : said(reader) + " returned " + brief(newer);
        return switch (why) {
            case TIME -> said(write) + " was over before " + said(newer) + " began";
            case SESSION -> said(write) + " was made before " + said(newer);
            case OWN -> read + " after its own " + said(write);
            case SEEN -> read + seen(write, reader);
            case BEFORE_SEEN, READ_BEFORE_SEEN, CAUSAL -> read + inThePast(write, reader);
            case RETURNED -> knew(write, newer);
        };
    }

    private String inThePast(int write, int reader) {
        boolean own = hearsay().between(write, reader).map(List::isEmpty).orElse(false);
        return own ? " after its own " + said(write) : ", and " + visible(write, reader);
    }

    /** {@code  after c2 had read 2 at 0.005 s}. */
    private String seen(int write, int reader) {
        List<Hop> hops = hearsay().between(write, reader).orElse(List.of());
        if (hops.size() != 1) return " after it had seen " + brief(write);
        int before = hops.get(0).read();
        shown.add(before);
        return " after " + clientOf(before) + " had read " + brief(write) + " at " + when(before);
    }

    private String knew(int write, int newer) {
        List<Hop> hops = hearsay().between(write, newer).orElse(null);
        if (hops == null) return said(newer) + " knew " + said(write);
        if (hops.isEmpty()) return said(write) + " was made before " + said(newer);
        boolean byItself = hops.get(hops.size() - 1).read() == newer;
        return heard(write, hops) + (byItself ? "" : ", before " + said(newer));
    }

    private String brief(int number) {
        Operation operation = history.operations.get(number);
        Object value = operation.command() instanceof KeyValue.Cas cas
                ? cas.value()
                : operation.command() instanceof KeyValue.Write write ? write.value() : "it";
        return String.valueOf(value);
    }

    /** {@code read of k1 by c2 at 12.410 s}. */
    private String said(int number) {
        shown.add(number);
        Operation operation = history.operations.get(number);
        return operation.command().wordsWithKey() + " by " + clientOf(number) + " at " + when(number);
    }

    private String clientOf(int number) {
        return history.operations.get(number).request().client().toString();
    }

    private String when(int number) {
        Operation operation = history.operations.get(number);
        boolean ended = operation.completedNanos() != Long.MAX_VALUE;
        long at = ended ? operation.completedNanos() : operation.invokedNanos();
        return clock == Clock.NANOS ? Quantity.moment(at) : "line " + at;
    }

    /** The contradiction in words. */
    String reason() {
        return contradiction;
    }

    /** The operations that it names, in the order of their start. */
    List<Operation> shown() {
        return shown.stream().map(history.operations::get).toList();
    }

    /** When it showed. */
    long atNanos() {
        return atNanos;
    }
}
