package dev.splitbrain.check.linear;

import dev.splitbrain.history.History;
import dev.splitbrain.history.Instants;
import dev.splitbrain.history.Operation;
import dev.splitbrain.node.ClientId;
import dev.splitbrain.spec.Spec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A history as the sessions of its clients, its operations by numbers: keys each with states and commands of their own. */
final class Sessions {
    /** One operation: which of its key's, and in which order in time. */
    record Member(int key, int place, long start, Operation operation) {}

    final List<KeyHistory> keys;
    final Transitions[] transitions; // by key
    final Problem[] problems; // by key
    final List<Member[]> sessions = new ArrayList<>(); // those of a client one after another
    final List<Member> unknowns = new ArrayList<>();

    Sessions(Spec<?> spec, History history) {
        keys = KeyHistory.split(history);
        transitions = new Transitions[keys.size()];
        problems = new Problem[keys.size()];
        List<Member> members = new ArrayList<>();
        for (int key = 0; key < keys.size(); key++) {
            transitions[key] = new Transitions(spec);
            problems[key] = keys.get(key).problem(transitions[key]);
            for (int place = 0; place < problems[key].size(); place++)
                members.add(new Member(
                        key, place, problems[key].start()[place], keys.get(key).operation(place)));
        }
        members.sort(java.util.Comparator.comparingLong(Member::start));
        join(members);
    }

    /** A client's operation joins its first session in which the last one is over; operations that overlap have no order. */
    private void join(List<Member> members) {
        Map<ClientId, List<List<Member>>> ofClient = new HashMap<>(); // looked up, never walked through
        List<List<Member>> all = new ArrayList<>();
        for (Member member : members) {
            if (end(member) == Instants.NEVER) {
                unknowns.add(member);
                continue;
            }
            List<List<Member>> own =
                    ofClient.computeIfAbsent(member.operation().request().client(), client -> new ArrayList<>());
            List<Member> free = null;
            for (List<Member> session : own) {
                if (free == null && end(session.get(session.size() - 1)) < member.start()) free = session;
            }
            if (free == null) {
                free = new ArrayList<>();
                own.add(free);
                all.add(free);
            }
            free.add(member);
        }
        for (List<Member> session : all) sessions.add(session.toArray(new Member[0]));
    }

    private long end(Member member) {
        return problems[member.key()].end()[member.place()];
    }

    int size() {
        return keys.stream().mapToInt(KeyHistory::size).sum();
    }
}
