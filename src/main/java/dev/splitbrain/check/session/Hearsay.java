package dev.splitbrain.check.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How operations came to be in the past of others: from writes to their reads, and along sessions. */
final class Hearsay {
    private final SessionHistory history;
    private final Map<Integer, List<Integer>> readers = new HashMap<>(); // by write; looked up, never walked through

    /**
     * A session that hears of an operation, and passes it on.
     *
     * @param told the write that another session made, having heard of it: the operation itself, or a later one
     * @param read the read that returned it
     */
    record Hop(int told, int read) {}

    Hearsay(SessionHistory history) {
        this.history = history;
        for (int number = 0; number < history.size(); number++) {
            int source = history.source.get(number);
            if (source >= 0)
                readers.computeIfAbsent(source, w -> new ArrayList<>()).add(number);
        }
    }

    /** The fewest hops from one operation to the session of another, up to it: none within a session, empty where there is no way. */
    Optional<List<Hop>> between(int from, int to) {
        Map<Integer, Hop> heardBy = new HashMap<>(); // by read; looked up, never walked through
        Map<Integer, Integer> heardIn = new HashMap<>(); // by read: by which operation its source's session had heard
        int[] walked = new int[history.sessions.size()]; // of each session the positions from here on
        Arrays.fill(walked, Integer.MAX_VALUE);
        ArrayDeque<Integer> waiting = new ArrayDeque<>(List.of(from));
        while (!waiting.isEmpty()) {
            int heard = waiting.poll();
            int session = history.session.get(heard);
            if (session < 0) continue;
            int position = history.position.get(heard);
            if (session == history.session.get(to) && position <= history.position.get(to))
                return Optional.of(hops(from, heard, heardBy, heardIn));
            List<Integer> members = history.sessions.get(session);
            for (int at = position; at < Math.min(walked[session], members.size()); at++) {
                int told = members.get(at);
                for (int read : readers.getOrDefault(told, List.of())) {
                    if (read == from || heardBy.putIfAbsent(read, new Hop(told, read)) != null) continue;
                    heardIn.put(read, heard);
                    waiting.add(read);
                }
            }
            walked[session] = Math.min(walked[session], position);
        }
        return Optional.empty();
    }

    private static List<Hop> hops(int from, int last, Map<Integer, Hop> heardBy, Map<Integer, Integer> heardIn) {
        List<Hop> hops = new ArrayList<>();
        for (int heard = last; heard != from; heard = heardIn.get(heard)) hops.add(0, heardBy.get(heard));
        return hops;
    }
}
