package dev.splitbrain.protocol.swim;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.swim.SwimTimer.SuspicionTimeout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whom this member suspects, and until when (SWIM §4.2). All share one timer, which is set to the first deadline. */
final class Suspicions {
    private static final SuspicionTimeout TIMEOUT = new SuspicionTimeout();

    private final Context<SwimMessage> ctx;
    private final SwimSettings settings;
    private final View view;
    private final SortedMap<NodeId, Suspicion> all = new TreeMap<>();
    private final SortedSet<Suspicion> byDeadline =
            new TreeSet<>(Comparator.comparingLong((Suspicion suspicion) -> suspicion.deadlineNanos)
                    .thenComparing(suspicion -> suspicion.member));
    private long timerNanos = Long.MAX_VALUE; // when it rings

    /** One that is suspected. */
    private static final class Suspicion {
        final NodeId member;
        final long beganNanos;
        final List<NodeId> by = new ArrayList<>(1); // who suspects it, independently, as far as it matters
        long deadlineNanos;

        Suspicion(NodeId member, long beganNanos) {
            this.member = member;
            this.beganNanos = beganNanos;
        }
    }

    Suspicions(Context<SwimMessage> ctx, SwimSettings settings, View view) {
        this.ctx = ctx;
        this.settings = settings;
        this.view = view;
    }

    /** A suspicion begins, or begins anew under another incarnation. */
    void begin(Update suspect) {
        end(suspect.member());
        Suspicion suspicion = new Suspicion(suspect.member(), ctx.monotonicNanos());
        suspicion.by.add(suspect.by());
        all.put(suspect.member(), suspicion);
        schedule(suspicion);
    }

    /** Another suspects it too; true where that was new, and one of the first K (Lifeguard, LHA-Suspicion). */
    boolean share(Update suspect) {
        if (settings.suspicion() != SwimSettings.Suspicion.DYNAMIC) return false;
        Suspicion suspicion = all.get(suspect.member());
        if (suspicion == null || suspicion.by.contains(suspect.by())) return false;
        if (suspicion.by.size() > settings.confirmations()) return false;
        suspicion.by.add(suspect.by());
        byDeadline.remove(suspicion);
        schedule(suspicion);
        return true;
    }

    private void schedule(Suspicion suspicion) {
        suspicion.deadlineNanos =
                suspicion.beganNanos + settings.suspicionNanos(view.members(), suspicion.by.size() - 1);
        byDeadline.add(suspicion);
        setTimer();
    }

    /** It is no longer suspected: trusted, or known to be dead. */
    void end(NodeId member) {
        Suspicion suspicion = all.remove(member);
        if (suspicion != null) byDeadline.remove(suspicion); // the timer may ring for nothing
    }

    /** Ends all, and gives whom they were of. */
    List<NodeId> clear() {
        List<NodeId> members = List.copyOf(all.keySet());
        members.forEach(this::end);
        return members;
    }

    /** Those that were suspected for long enough, now that the timer rings. */
    List<NodeId> due() {
        timerNanos = Long.MAX_VALUE;
        List<NodeId> due = new ArrayList<>();
        for (Suspicion suspicion : byDeadline) {
            if (suspicion.deadlineNanos > ctx.monotonicNanos()) break;
            due.add(suspicion.member);
        }
        due.forEach(this::end);
        setTimer();
        return due;
    }

    private void setTimer() {
        if (byDeadline.isEmpty() || settings.mutant() == Mutant.SUSPECTS_FOREVER) return;
        long first = byDeadline.first().deadlineNanos;
        if (first >= timerNanos) return; // it rings before that, and will be set again
        timerNanos = first;
        ctx.setTimer(Duration.ofNanos(Math.max(0, first - ctx.monotonicNanos())), TIMEOUT);
    }
}
