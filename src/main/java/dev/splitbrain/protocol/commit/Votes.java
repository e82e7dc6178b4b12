package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.NodeId;
import dev.splitbrain.spec.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The votes on one transaction, as its coordinator collects them. */
final class Votes {
    private final Branch branch;
    private final TreeSet<NodeId> yes = new TreeSet<>();
    private final TreeSet<NodeId> no = new TreeSet<>();
    private final Map<String, Object> values = new TreeMap<>(); // what participants read

    Votes(Branch branch) {
        this.branch = branch;
    }

    Branch branch() {
        return branch;
    }

    void yes(NodeId from, Map<String, Object> read) {
        yes.add(from);
        values.putAll(read);
    }

    void no(NodeId from) {
        no.add(from);
    }

    boolean isYes(NodeId participant) {
        return yes.contains(participant);
    }

    boolean anyYes() {
        return !yes.isEmpty();
    }

    boolean allYes() {
        return yes.containsAll(branch.participants());
    }

    /** Those who have not voted no: they may be prepared, and must hear of an abort. */
    List<NodeId> notNo() {
        List<NodeId> rest = new ArrayList<>(branch.participants());
        rest.removeAll(no);
        return rest;
    }

    /** What the client is told of a commit: the values in the order in which it asked for them. */
    Result result() {
        List<Object> seen = new ArrayList<>();
        for (String key : branch.transaction().reads()) seen.add(values.get(key));
        return new Result.Values(seen);
    }
}
