package dev.splitbrain.protocol.paxos.multi;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.paxos.PaxosNote;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Accept;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Accepted;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Prepare;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Promise;
import dev.splitbrain.protocol.paxos.multi.MultiPaxosMessage.Refused;

/** The memory of the group: one promise for all slots, and a vote for each (Lamport 2001, §2.2, §3). */
final class Acceptor {
    private final Context<MultiPaxosMessage> ctx;
    private final SlotLog log; // durable
    private final Rules rules;
    private final DurableValue<Long> promised; // durable; a proposer also remembers by it which ballots it has used

    Acceptor(Context<MultiPaxosMessage> ctx, SlotLog log, Rules rules) {
        this.ctx = ctx;
        this.log = log;
        this.rules = rules;
        promised = ctx.disk().value("promised", 0L);
    }

    long promised() {
        return promised.get();
    }

    /** Promises to accept nothing below a ballot. */
    void promise(long ballot) {
        rules.savePromise(promised, ballot);
        ctx.note(new PaxosNote.Promised("log", ballot));
    }

    /** Phase 1b; false if a higher ballot was promised. */
    boolean onPrepare(NodeId candidate, Prepare prepare) {
        if (prepare.ballot() < promised()) {
            refuse(candidate, prepare.ballot());
            return false;
        }
        if (prepare.ballot() > promised()) promise(prepare.ballot());
        ctx.send(candidate, new Promise(prepare.ballot(), log.compactedThrough(), log.votesFrom(prepare.fromSlot())));
        return true;
    }

    /** Phase 2b; false if a higher ballot was promised. */
    boolean onAccept(NodeId leader, Accept accept) {
        if (!rules.mayAccept(accept.ballot(), promised())) {
            refuse(leader, accept.ballot());
            return false;
        }
        if (accept.ballot() > promised()) promise(accept.ballot()); // its Prepare was lost on the way to this acceptor
        // A slot that is known to be chosen keeps its entry: a ballot that is not refused carries the same (P2).
        if (accept.slot() > log.chosenThrough()) vote(accept);
        ctx.send(leader, new Accepted(accept.ballot(), accept.slot())); // leaves once the vote is on disk
        return true;
    }

    private void vote(Accept accept) {
        SlotVote vote = new SlotVote(accept.slot(), accept.ballot(), accept.entry());
        if (log.vote(accept.slot()).filter(vote::equals).isPresent()) return; // a repeated message
        log.accept(vote);
        ctx.note(new PaxosNote.Accepted(accept.slot(), accept.ballot(), accept.entry()));
    }

    void refuse(NodeId proposer, long ballot) {
        ctx.send(proposer, new Refused(ballot, promised()));
    }
}
