package dev.splitbrain.protocol.paxos.epaxos;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.CatchUp;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.Commit;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosMessage.Commits;
import dev.splitbrain.protocol.paxos.epaxos.EpaxosTimer.CatchUpInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a replica gets commits that it missed: it asks one replica after another. Recoveries are for what nobody has committed. */
final class CatchUps {
    private final Context<EpaxosMessage> ctx;
    private final InstanceSpace space;
    private final EpaxosSettings settings;
    private int asked; // how many so far
    private boolean behind; // by more than a message holds, when somebody last answered

    CatchUps(Context<EpaxosMessage> ctx, InstanceSpace space, EpaxosSettings settings) {
        this.ctx = ctx;
        this.space = space;
        this.settings = settings;
    }

    /** Whether so much is missing that it is too soon to say what nobody has. */
    boolean isBehind() {
        return behind;
    }

    void onInterval() {
        behind = false; // an answer that does not come must not hold recoveries up
        ctx.setTimer(settings.catchUpInterval(), new CatchUpInterval());
        List<NodeId> peers = ctx.peers();
        if (!peers.isEmpty()) ask(peers.get(asked++ % peers.size()));
    }

    private void ask(NodeId peer) {
        ctx.sendEagerly(peer, new CatchUp(space.committedThrough()));
    }

    void onCatchUp(NodeId pupil, CatchUp message) {
        List<Commit> commits = new ArrayList<>();
        int room = settings.catchUpBatch();
        for (Map.Entry<NodeId, Long> through : message.committedThrough().entrySet()) {
            for (InstanceRecord record : space.committedFrom(through.getKey(), through.getValue() + 1, room))
                commits.add(new Commit(record.instance(), record.value().orElseThrow()));
            room = settings.catchUpBatch() - commits.size();
        }
        if (!commits.isEmpty()) ctx.send(pupil, new Commits(commits, room == 0));
    }

    /** Some of the commits were new: if there are more, the teacher is asked on. */
    void onLearnt(NodeId teacher, Commits message, boolean learnt) {
        behind = message.more() && learnt;
        if (behind) ask(teacher);
    }
}
