package dev.splitbrain.protocol.commit;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.TransactionId;
import dev.splitbrain.spec.Transaction;
import dev.splitbrain.spec.TransactionalStore;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who plays which part. Nodes of the role {@code participant} hold the keys. Nodes of the role {@code coordinator} decide;
 * where the scenario has none, participants do it themselves: the one that holds a transaction's first key.
 */
final class Layout {
    private final Context<?> ctx;
    private final Initiator initiator;
    private final List<NodeId> participants;
    private final List<NodeId> coordinators; // empty: co-located

    Layout(Context<?> ctx, Initiator initiator, List<NodeId> coordinators) {
        this.ctx = ctx;
        this.initiator = initiator;
        this.coordinators = coordinators;
        List<NodeId> named = ctx.nodes("participant");
        participants = named.isEmpty() ? ctx.nodes() : named;
    }

    /** Coordinators are the nodes of that role. */
    static Layout of(Context<?> ctx, Initiator initiator) {
        return new Layout(ctx, initiator, ctx.nodes("coordinator"));
    }

    /** The nodes that hold keys. */
    List<NodeId> participants() {
        return participants;
    }

    /** Whether this node holds keys. */
    boolean isParticipant() {
        return participants.contains(ctx.self());
    }

    /** The nodes that hold a key of the transaction. */
    List<NodeId> participantsOf(Transaction transaction) {
        SortedSet<NodeId> touched = new TreeSet<>();
        for (String key : transaction.keys()) touched.add(ownerOf(key));
        return List.copyOf(touched);
    }

    private NodeId ownerOf(String key) {
        return participants.get(TransactionalStore.storeOf(key, participants.size()));
    }

    private NodeId firstOwner(Transaction transaction) {
        return ownerOf(transaction.keys().first());
    }

    /** The same for every attempt of a request, so that a repeated one meets those who remember it. */
    NodeId coordinatorOf(Transaction transaction) {
        if (coordinators.isEmpty()) return firstOwner(transaction);
        return coordinators.get(TransactionalStore.storeOf(transaction.keys().first(), coordinators.size()));
    }

    /** Whom clients ask. */
    NodeId initiatorOf(Transaction transaction) {
        return participantsInitiate() ? firstOwner(transaction) : coordinatorOf(transaction);
    }

    /** Whether transactions begin at a participant that is not their coordinator. */
    boolean participantsInitiate() {
        return initiator == Initiator.PARTICIPANT && !coordinators.isEmpty();
    }

    /** Whether this node may begin transactions. */
    boolean mayBegin() {
        return coordinators.isEmpty() || participantsInitiate() ? isParticipant() : coordinators.contains(ctx.self());
    }

    Branch branch(TransactionId id, Transaction transaction) {
        return new Branch(id, transaction, coordinatorOf(transaction), participantsOf(transaction));
    }

    /** The keys that this node reads for a transaction. */
    List<String> reads(Branch branch) {
        List<String> mine = new ArrayList<>();
        for (String key : branch.transaction().reads()) if (isMine(key)) mine.add(key);
        return mine;
    }

    /** What this node writes for a transaction. */
    SortedMap<String, Object> writes(Branch branch) {
        SortedMap<String, Object> mine = new TreeMap<>();
        branch.transaction().writes().forEach((key, value) -> {
            if (isMine(key)) mine.put(key, value);
        });
        return mine;
    }

    private boolean isMine(String key) {
        return ownerOf(key).equals(ctx.self());
    }
}
