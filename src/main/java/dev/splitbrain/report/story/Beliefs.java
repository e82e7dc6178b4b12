package dev.splitbrain.report.story;

import dev.splitbrain.node.RoleNote;
import dev.splitbrain.report.replay.Recording.RoleChange;
import dev.splitbrain.report.replay.Times;
import dev.splitbrain.trace.StepKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What each node held itself for, at any row. */
final class Beliefs {
    private final Trace trace;
    private final List<Integer> lives = new ArrayList<>(); // rows in which nodes start, crash, pause, go on

    /**
     * @param status {@code up}, {@code down} or {@code paused}
     * @param sinceNanos since when it is so
     * @param role the last role since the node started; null where it told none
     */
    record Belief(String status, long sinceNanos, RoleChange role) {
        boolean isUp() {
            return status.equals("up");
        }

        boolean leads() {
            return role != null && RoleNote.leads(role.role());
        }
    }

    Beliefs(Trace trace) {
        this.trace = trace;
        for (int row = 0; row < trace.size(); row++) {
            switch (trace.kind(row)) {
                case BOOTED, CRASHED, PAUSED, RESUMED -> lives.add(row);
                default -> {}
            }
        }
    }

    /** A node as it was once a row had happened. */
    Belief of(int node, int row) {
        String status = "up";
        int since = 0;
        int started = 0;
        for (int life : lives) {
            if (life > row) break;
            if (trace.place(life) != node) continue;
            StepKind kind = trace.kind(life);
            status = kind == StepKind.CRASHED ? "down" : kind == StepKind.PAUSED ? "paused" : "up";
            since = life;
            if (kind == StepKind.CRASHED) started = life;
        }
        RoleChange role = null;
        for (RoleChange change : trace.recording.roles()) {
            if (change.row() > row) break;
            if (change.node().index() == node && change.row() >= started) role = change;
        }
        return new Belief(status, trace.size() == 0 ? 0 : trace.at(since), role);
    }

    /** {@code leader, term 1, since 0.282 s}; empty where a node told no role. */
    String words(int node, int row) {
        Belief belief = of(node, row);
        if (!belief.isUp()) return belief.status() + " since " + Times.moment(belief.sinceNanos());
        if (belief.role() == null) return "";
        return role(belief.role()) + ", since "
                + Times.moment(trace.at(belief.role().row()))
                + newerLeader(node, row).map(this::stale).orElse("");
    }

    private String stale(RoleChange newer) {
        return "; but " + newer.node() + " leads " + epoch(newer) + " since " + Times.moment(trace.at(newer.row()));
    }

    /** {@code leader, term 1}. */
    String role(RoleChange change) {
        return new Sayings()
                .note((dev.splitbrain.node.Note) trace.recording.content(change.row()))
                .replaceFirst("^becomes ", "");
    }

    /** {@code term 1}. */
    String epoch(RoleChange change) {
        String role = role(change);
        int comma = role.indexOf(", ");
        return comma < 0 ? "" : role.substring(comma + 2);
    }

    /** Who leads with a higher term than a node that leads in its own eyes. */
    Optional<RoleChange> newerLeader(int node, int row) {
        Belief belief = of(node, row);
        if (!belief.isUp() || !belief.leads()) return Optional.empty();
        RoleChange newest = null;
        for (RoleChange change : trace.recording.roles()) {
            if (change.row() > row) break;
            if (RoleNote.leads(change.role()) && (newest == null || change.epoch() > newest.epoch())) newest = change;
        }
        boolean newer = newest != null
                && newest.epoch() > belief.role().epoch()
                && newest.node().index() != node;
        return newer ? Optional.of(newest) : Optional.empty();
    }
}
