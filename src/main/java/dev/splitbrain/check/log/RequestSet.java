package dev.splitbrain.check.log;

import dev.splitbrain.node.ClientId;
import dev.splitbrain.node.RequestId;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A set of requests: a bit for each that has an id, as clients count theirs from 0 on. */
public final class RequestSet {
    private final Map<ClientId, BitSet> byClient = new HashMap<>(); // looked up, never walked through
    private final Set<Object> others = new HashSet<>(); // asked, never walked through

    public void addAll(List<Object> requests) {
        for (Object request : requests) {
            if (request instanceof RequestId id && fits(id))
                byClient.computeIfAbsent(id.client(), client -> new BitSet()).set((int) id.sequence());
            else others.add(request);
        }
    }

    public boolean contains(Object request) {
        if (!(request instanceof RequestId id) || !fits(id)) return others.contains(request);
        BitSet sequences = byClient.get(id.client());
        return sequences != null && sequences.get((int) id.sequence());
    }

    private static boolean fits(RequestId id) {
        return id.sequence() >= 0 && id.sequence() <= Integer.MAX_VALUE;
    }
}
