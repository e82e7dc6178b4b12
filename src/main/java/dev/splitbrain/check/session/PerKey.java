package dev.splitbrain.check.session;

import dev.splitbrain.check.session.CausalPast.Positions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Where in each session the operations of each key stand. */
final class PerKey {
    private final Map<String, List<Positions>> positions = new HashMap<>(); // by key and session; never walked through
    private final int sessions;

    PerKey(SessionHistory history, IntPredicate which) {
        sessions = history.sessions.size();
        for (int session = 0; session < sessions; session++) {
            for (int number : history.sessions.get(session)) {
                if (which.test(number)) at(history.key(number), session).add(history.position.get(number), number);
            }
        }
    }

    private Positions at(String key, int session) {
        List<Positions> ofKey = positions.computeIfAbsent(key, k -> {
            List<Positions> empty = new ArrayList<>();
            for (int s = 0; s < sessions; s++) empty.add(null);
            return empty;
        });
        if (ofKey.get(session) == null) ofKey.set(session, new Positions());
        return ofKey.get(session);
    }

    /** The last operation on a key among the first {@code count} of a session, or -1. */
    int last(String key, int session, int count) {
        List<Positions> ofKey = positions.get(key);
        Positions there = ofKey == null ? null : ofKey.get(session);
        return there == null ? -1 : there.lastBefore(count);
    }
}
