package dev.splitbrain.check.session;

import dev.splitbrain.check.session.WriteOrder.Why;
import dev.splitbrain.history.Instants;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each guarantee says of the order of writes. */
final class Rules {
    private final SessionHistory history;
    private final WriteOrder order;

    Rules(SessionHistory history, WriteOrder order) {
        this.history = history;
        this.order = order;
    }

    /** Writes to a key that do not overlap in time are in the order of time. */
    void time() {
        Map<String, List<Integer>> writes = new TreeMap<>();
        for (int i = 0; i < history.size(); i++) {
            if (history.writes(i))
                writes.computeIfAbsent(history.key(i), k -> new ArrayList<>()).add(i);
        }
        writes.values().forEach(this::time);
    }

    /** A chain of moments, one for each end, keeps the edges few: from a write to its end, from a moment to the next start. */
    private void time(List<Integer> ofKey) {
        List<Integer> byEnd = new ArrayList<>(ofKey);
        byEnd.removeIf(w -> history.end(w) == Instants.NEVER);
        byEnd.sort(Comparator.comparingLong(history::end));
        int next = 0;
        int moment = -1;
        for (int write : ofKey) { // in the order of their start
            while (next < byEnd.size() && history.end(byEnd.get(next)) < history.start(write)) {
                int later = order.moment();
                if (moment >= 0) order.older(moment, later, Why.TIME, -1);
                order.older(byEnd.get(next++), later, Why.TIME, -1);
                moment = later;
            }
            if (moment >= 0) order.older(moment, write, Why.TIME, -1);
        }
    }

    /** A client's reads of a key see what it wrote there before. */
    void readYourWrites() {
        for (List<Integer> session : history.sessions) {
            Map<String, List<Integer>> own = new HashMap<>();
            for (int number : session) {
                List<Integer> before = own.computeIfAbsent(history.key(number), k -> new ArrayList<>());
                if (history.reads(number)) before.forEach(write -> order.notNewerThanRead(write, number, Why.OWN));
                if (history.writes(number)) before.add(number);
            }
        }
    }

    /** A client's reads of a key see what its earlier ones returned. */
    void monotonicReads() {
        for (List<Integer> session : history.sessions) {
            Map<String, Integer> lastSeen = new HashMap<>();
            for (int number : session) {
                if (!history.reads(number)) continue;
                int before = lastSeen.getOrDefault(history.key(number), SessionHistory.INITIAL);
                if (before >= 0) order.notNewerThanRead(before, number, Why.SEEN);
                lastSeen.put(history.key(number), history.source.get(number));
            }
        }
    }

    /** A session's writes are in its order, and who sees one sees those before it. */
    void monotonicWrites() {
        PerKey writes = new PerKey(history, history::writes);
        for (List<Integer> session : history.sessions) {
            int last = -1;
            int[] seen = new int[history.sessions.size()]; // so many operations of each session, by what was read here
            for (int number : session) {
                if (history.writes(number)) {
                    if (last >= 0) order.older(last, number, Why.SESSION, -1);
                    last = number;
                }
                int source = history.source.get(number);
                if (source >= 0 && history.session.get(source) >= 0) {
                    int of = history.session.get(source);
                    seen[of] = Math.max(seen[of], history.position.get(source) + 1);
                }
                if (history.reads(number)) sees(number, seen, writes, false);
            }
        }
    }

    /** Who sees a write sees what its client had read before, and that is older. */
    void writesFollowReads(CausalPast past) {
        PerKey reads = new PerKey(history, history::reads);
        for (List<Integer> session : history.sessions) {
            int readSoFar = -1; // stands behind all that the session has read
            for (int number : session) {
                if (history.source.get(number) >= 0) {
                    int behind = order.moment();
                    if (readSoFar >= 0) order.older(readSoFar, behind, Why.RETURNED, -1);
                    order.older(history.source.get(number), behind, Why.RETURNED, -1);
                    readSoFar = behind;
                }
                if (history.writes(number) && readSoFar >= 0) order.older(readSoFar, number, Why.RETURNED, -1);
                if (history.reads(number)) sees(number, past.known(number), reads, true);
            }
        }
    }

    /** Of each session so many operations are visible to a read: the last one of its key, or what that one read, is not newer. */
    private void sees(int read, int[] visible, PerKey which, boolean whatWasRead) {
        for (int s = 0; s < visible.length; s++) {
            int last = which.last(history.key(read), s, visible[s]);
            int write = last >= 0 && whatWasRead ? history.source.get(last) : last;
            if (write < 0) continue;
            order.notNewerThanRead(write, read, whatWasRead ? Why.READ_BEFORE_SEEN : Why.BEFORE_SEEN);
        }
    }

    /**
     * Causal consistency: no read returns what is overwritten in its causal past (Bouajjani et al. 2017, table 2: bad patterns
     * WriteCOInitRead and WriteCORead). {@code converging} adds that all replicas order concurrent writes alike (CyclicCF).
     */
    void causal(CausalPast past, boolean converging) {
        PerKey writes = new PerKey(history, history::writes);
        for (int read = 0; read < history.size(); read++) {
            if (!history.reads(read)) continue;
            for (int s = 0; s < history.sessions.size(); s++) {
                boolean own = s == history.session.get(read);
                int count = own ? history.position.get(read) : past.known(read, s);
                int write = writes.last(history.key(read), s, count);
                int source = history.source.get(read);
                if (write < 0 || write == source) continue;
                boolean overwritten = source >= 0 && past.isBefore(source, write);
                if (overwritten) order.older(source, write, Why.RETURNED, -1);
                if (overwritten || converging || source < 0) order.notNewerThanRead(write, read, Why.CAUSAL);
            }
        }
    }

    /** Sessions, and writes with their reads, as they are in the causal order: needed to close circles over several keys. */
    void causalOrder() {
        for (int number = 0; number < history.size(); number++) {
            int source = history.source.get(number);
            if (source >= 0) order.older(source, number, Why.RETURNED, -1);
            int session = history.session.get(number);
            int position = history.position.get(number);
            if (session >= 0 && position > 0)
                order.older(history.sessions.get(session).get(position - 1), number, Why.SESSION, -1);
        }
    }
}
