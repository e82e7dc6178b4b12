package dev.splitbrain.report.replay;

import dev.splitbrain.node.MembershipNote;
import dev.splitbrain.node.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How members of a group stand, by what they tell of the others: whom each suspects, and whom it holds dead (Chandra and Toueg
 * 1996, §1, for the first; SWIM, §4.2, for the second). A node that is alive may be held dead, so this is no state of theirs.
 */
final class Group {
    private static final String TRUSTS_ALL = "trusts all";

    private final Map<NodeId, Belief> byNode = new HashMap<>(); // never gone through

    /** What one member believes. */
    private record Belief(Set<NodeId> suspected, Set<NodeId> dead) {
        void forget(NodeId member) {
            suspected.remove(member);
            dead.remove(member);
        }

        String words() {
            List<String> parts = new ArrayList<>();
            if (!suspected.isEmpty()) parts.add("suspects " + those(suspected));
            if (!dead.isEmpty()) parts.add(those(dead) + " dead");
            return parts.isEmpty() ? TRUSTS_ALL : String.join(", ", parts);
        }

        private static String those(Set<NodeId> members) {
            return members.size() == 1 ? members.iterator().next().name() : String.valueOf(members.size());
        }
    }

    /** How a node stands after it told something. */
    String stands(NodeId node, MembershipNote note) {
        Belief belief = byNode.computeIfAbsent(node, each -> new Belief(new TreeSet<>(), new TreeSet<>()));
        if (note instanceof MembershipNote.Suspected suspected) {
            belief.suspected.add(suspected.member());
        } else if (note instanceof MembershipNote.Trusted trusted) {
            belief.forget(trusted.member());
        } else if (note instanceof MembershipNote.Admitted admitted) {
            belief.forget(admitted.member());
        } else if (note instanceof MembershipNote.SawLeave left) {
            belief.forget(left.member());
        } else if (note instanceof MembershipNote.DeclaredDead declared) {
            belief.suspected.remove(declared.member());
            belief.dead.add(declared.member());
        }
        return belief.words();
    }

    /** A node that crashes forgets what it believed. */
    void crashed(NodeId node) {
        byNode.remove(node);
    }
}
