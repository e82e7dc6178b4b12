package dev.splitbrain.check.causal;

import dev.splitbrain.node.Endpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The happens-before relation (Lamport 1978, §2) among chosen events of a run: one is before another where it came first at
 * the same node or client, or where a chain of messages leads from it to the other. Told of each sending, arrival and chosen
 * event in the order of the trace, it keeps for each node and client how many chosen events of each other may be known there.
 */
final class HappensBefore {
    private final Map<Endpoint, Integer> indexes = new HashMap<>(); // never iterated
    private final List<int[]> known = new ArrayList<>(); // by place; shared with stamps, so copied before a change
    private final Map<Long, int[]> stamps = new HashMap<>(); // what a message brings, by the step of its sending

    /** An event: the so-many-th (from 1) of its place, and how many of each place happened before or are it. */
    record Event(int place, int number, int[] knows) {
        /** Whether this event is the other or happened before it. */
        boolean isKnownTo(Event other) {
            return other.knownOf(place) >= number;
        }

        /** How many events of a place it knows of. */
        int knownOf(int ofPlace) {
            return ofPlace < knows.length ? knows[ofPlace] : 0;
        }
    }

    private int place(Endpoint endpoint) {
        Integer index = indexes.get(endpoint);
        if (index != null) return index;
        indexes.put(endpoint, known.size());
        known.add(new int[0]);
        return known.size() - 1;
    }

    /** A node starts: whatever happens there from now on is another process's, which knows of nothing. */
    void restarted(Endpoint endpoint) {
        if (indexes.remove(endpoint) != null) place(endpoint);
    }

    /** A message leaves. */
    void sent(Endpoint from, long step) {
        stamps.put(step, known.get(place(from)));
    }

    /** A message arrives that left in a step. */
    void delivered(Endpoint to, long sentStep) {
        int place = place(to);
        int[] stamp = stamps.get(sentStep);
        int[] clock = known.get(place);
        if (stamp == null || isWithin(stamp, clock)) return;
        int[] merged = Arrays.copyOf(clock, Math.max(clock.length, stamp.length));
        for (int i = 0; i < stamp.length; i++) merged[i] = Math.max(merged[i], stamp[i]);
        known.set(place, merged);
    }

    private static boolean isWithin(int[] stamp, int[] clock) {
        for (int i = 0; i < stamp.length; i++) if (stamp[i] > (i < clock.length ? clock[i] : 0)) return false;
        return true;
    }

    /** A chosen event happens. */
    Event event(Endpoint at) {
        int place = place(at);
        int[] clock = known.get(place);
        int[] ticked = Arrays.copyOf(clock, Math.max(clock.length, place + 1));
        ticked[place]++;
        known.set(place, ticked);
        return new Event(place, ticked[place], ticked);
    }
}
