package dev.splitbrain.protocol.paxos.epaxos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The strongly connected components of a dependency graph that are ready: all that can be reached from them is. One comes after
 * those that it depends on (Tarjan 1972); without recursion, as chains of dependencies can be long.
 */
final class Components {
    /** A visit to an instance. */
    private static final class Visit {
        private final InstanceId instance;
        private final int index;
        private final Iterator<InstanceId> edges;
        private int low;
        private boolean onStack = true;
        private boolean blocked; // it, or what it depends on, is not ready

        Visit(InstanceId instance, int index, List<InstanceId> edges, boolean blocked) {
            this.instance = instance;
            this.index = index;
            this.edges = edges.iterator();
            this.blocked = blocked;
            low = index;
        }
    }

    private final Function<InstanceId, List<InstanceId>> dependencies;
    private final Predicate<InstanceId> ready;
    private final Map<InstanceId, Visit> visits = new HashMap<>(); // looked up, never walked through
    private final Deque<Visit> path = new ArrayDeque<>();
    private final Deque<Visit> stack = new ArrayDeque<>(); // of instances whose component is not complete
    private final List<List<InstanceId>> found = new ArrayList<>();

    private Components(Function<InstanceId, List<InstanceId>> dependencies, Predicate<InstanceId> ready) {
        this.dependencies = dependencies;
        this.ready = ready;
    }

    /** The ready components that can be reached from some instances, each after those that it depends on. */
    static List<List<InstanceId>> ready(
            Iterable<InstanceId> from,
            Function<InstanceId, List<InstanceId>> dependencies,
            Predicate<InstanceId> ready) {
        Components components = new Components(dependencies, ready);
        for (InstanceId instance : from) if (!components.visits.containsKey(instance)) components.search(instance);
        return components.found;
    }

    private void search(InstanceId root) {
        enter(root);
        while (!path.isEmpty()) {
            Visit visit = path.peek();
            if (visit.edges.hasNext()) follow(visit, visit.edges.next());
            else leave(path.pop());
        }
    }

    private void enter(InstanceId instance) {
        boolean blocked = !ready.test(instance);
        List<InstanceId> edges = blocked ? List.of() : dependencies.apply(instance);
        Visit visit = new Visit(instance, visits.size(), edges, blocked);
        visits.put(instance, visit);
        path.push(visit);
        stack.push(visit);
    }

    private void follow(Visit visit, InstanceId next) {
        Visit known = visits.get(next);
        if (known == null) enter(next);
        else if (known.onStack) visit.low = Math.min(visit.low, known.index);
        else visit.blocked |= known.blocked;
    }

    private void leave(Visit visit) {
        if (visit.low == visit.index) complete(visit);
        if (path.isEmpty()) return;
        Visit parent = path.peek();
        parent.low = Math.min(parent.low, visit.low);
        parent.blocked |= visit.blocked;
    }

    private void complete(Visit root) {
        List<InstanceId> members = new ArrayList<>();
        Visit member;
        do {
            member = stack.pop();
            member.onStack = false;
            member.blocked = root.blocked;
            members.add(member.instance);
        } while (member != root);
        if (!root.blocked) found.add(members);
    }
}
