package dev.splitbrain.protocol.paxos.multi;

import dev.splitbrain.node.Disk;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.protocol.shared.Replica;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The log on disk: for each slot the vote that counts. Votes are journalled in the order in which they were cast; the last
 * one for a slot is the one that counts. A snapshot stands for the slots before it.
 */
final class SlotLog {
    /** The state after all slots up to one. */
    record Compacted(long throughSlot, Optional<Replica.Snapshot> state) {
        static final Compacted NOTHING = new Compacted(0, Optional.empty());
    }

    private final Rules rules;
    private final DurableLog<SlotVote> journal; // durable
    private final DurableValue<Compacted> compacted; // durable
    private final DurableValue<Long> chosenThrough; // on disk, but never forced: others can tell it again
    private final SortedMap<Long, SlotVote> votes = new TreeMap<>(); // the journal by slot

    SlotLog(Disk disk, Rules rules) {
        this.rules = rules;
        journal = disk.log("votes");
        compacted = disk.value("snapshot", Compacted.NOTHING);
        chosenThrough = disk.value("chosen through", 0L);
        for (SlotVote vote : journal) votes.put(vote.slot(), vote);
        forget(compactedThrough());
    }

    /** The vote that counts for a slot. */
    Optional<SlotVote> vote(long slot) {
        return Optional.ofNullable(votes.get(slot));
    }

    /** All votes from a slot on; those for slots that are known to be chosen say so. */
    List<SlotVote> votesFrom(long slot) {
        List<SlotVote> found = new ArrayList<>();
        for (SlotVote vote : votes.tailMap(slot).values()) {
            boolean chosen = vote.slot() <= chosenThrough();
            found.add(chosen ? new SlotVote(vote.slot(), SlotVote.CHOSEN, vote.entry()) : vote);
        }
        return found;
    }

    /** Acceptor: keeps a vote, on disk before it is told. */
    void accept(SlotVote vote) {
        rules.saveVote(journal, vote);
        votes.put(vote.slot(), vote);
    }

    /** Learner: keeps what was chosen for a slot, where the vote is none, or for another entry. */
    void learn(long slot, Entry chosen) {
        SlotVote known = votes.get(slot);
        if (known != null && known.entry().equals(chosen)) return;
        SlotVote vote = new SlotVote(slot, SlotVote.CHOSEN, chosen);
        journal.appendUnforced(vote); // promises nothing: if a crash loses it, others can tell it again
        votes.put(slot, vote);
    }

    /** All slots up to this one are known to be chosen, and here is what they hold, but for those compacted away. */
    long chosenThrough() {
        return Math.max(chosenThrough.get(), compactedThrough());
    }

    void chosenThrough(long slot) {
        chosenThrough.setUnforced(slot);
    }

    /** Slots up to this one are only in the snapshot. */
    long compactedThrough() {
        return compacted.get().throughSlot();
    }

    Compacted snapshot() {
        return compacted.get();
    }

    /** Puts a snapshot in the place of all slots up to one: first the snapshot, then what it replaces may go. */
    void compact(long throughSlot, Replica.Snapshot state) {
        compacted.set(new Compacted(throughSlot, Optional.of(state)));
        forget(throughSlot);
        int obsolete = 0;
        while (obsolete < journal.size() && journal.get(obsolete).slot() <= throughSlot) obsolete++;
        journal.dropFirst(obsolete);
    }

    private void forget(long throughSlot) {
        votes.headMap(throughSlot + 1).clear();
    }
}
