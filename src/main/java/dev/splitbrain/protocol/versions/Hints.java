package dev.splitbrain.protocol.versions;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.versions.VersionsMessage.HandOver;
import dev.splitbrain.protocol.versions.VersionsMessage.HandedOver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes that this node keeps for replicas that did not answer, until they do (DeCandia et al. 2007, §4.6). */
final class Hints {
    private final Context<VersionsMessage> ctx;
    private final Mutant mutant;
    private final DurableValue<SortedMap<Hint, State>> kept; // durable

    /** For whom, and of which key. */
    private record Hint(NodeId owner, String key) implements Comparable<Hint> {
        @Override
        public int compareTo(Hint other) {
            int byOwner = owner.compareTo(other.owner);
            return byOwner != 0 ? byOwner : key.compareTo(other.key);
        }
    }

    Hints(Context<VersionsMessage> ctx, Mutant mutant) {
        this.ctx = ctx;
        this.mutant = mutant;
        kept = ctx.disk().value("hints", Collections.emptySortedMap());
    }

    void keep(NodeId owner, String key, State state) {
        State before = kept.get().get(new Hint(owner, key));
        State after = before == null ? state : before.merge(state);
        if (after.equals(before)) return;
        SortedMap<Hint, State> more = new TreeMap<>(kept.get());
        more.put(new Hint(owner, key), after);
        kept.set(Collections.unmodifiableSortedMap(more));
    }

    /** All that is kept of a key, with a state to begin with. */
    State of(String key, State state) {
        State all = state;
        for (var hint : kept.get().entrySet()) if (hint.getKey().key().equals(key)) all = all.merge(hint.getValue());
        return all;
    }

    /** Offers each hint to its owner, who may be back. */
    void handOver() {
        List<Hint> hints = new ArrayList<>(kept.get().keySet());
        for (Hint hint : hints) {
            ctx.send(hint.owner(), new HandOver(hint.key(), kept.get().get(hint)));
            if (mutant == Mutant.FORGETS_HINTS) forget(hint);
        }
    }

    /** The owner has it, unless there has been more since it was sent. */
    void onHandedOver(NodeId owner, HandedOver handed) {
        Hint hint = new Hint(owner, handed.key());
        if (handed.state().equals(kept.get().get(hint))) forget(hint);
    }

    private void forget(Hint hint) {
        SortedMap<Hint, State> rest = new TreeMap<>(kept.get());
        rest.remove(hint);
        kept.set(Collections.unmodifiableSortedMap(rest)); // unforced would do: a hint may be handed over twice
    }
}
