package dev.splitbrain.metrics;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.RoleNote;

/**
 * A node in one role from one moment to another.
 *
 * @param role what the node called itself ({@code leader}), or one of {@link #UP}, {@link #DOWN}, {@link #PAUSED}, {@link
 *     #STALE_LEADER}
 * @param epoch the term, ballot or view of the role; 0 or less where it has none
 * @param epochName what the protocol calls it
 */
public record RoleSpan(NodeId node, String role, long epoch, String epochName, long fromNanos, long toNanos) {
    /** Running, and no role told yet. */
    public static final String UP = "up";

    public static final String DOWN = "down";
    public static final String PAUSED = "paused";

    /** Leads in its own eyes while another node leads with a higher epoch. */
    public static final String STALE_LEADER = "stale leader";

    public RoleSpan {
        if (epochName == null) epochName = "term"; // a report of before it was kept
    }

    /** In a term. */
    public RoleSpan(NodeId node, String role, long epoch, long fromNanos, long toNanos) {
        this(node, role, epoch, "term", fromNanos, toNanos);
    }

    /** The epoch as people say it: {@code term 3}. */
    public String epochWords() {
        return epochName + " " + epoch;
    }

    public long lengthNanos() {
        return toNanos - fromNanos;
    }

    /** Whether the node is the leader or primary, and not a stale one. */
    public boolean leads() {
        return RoleNote.leads(role);
    }
}
