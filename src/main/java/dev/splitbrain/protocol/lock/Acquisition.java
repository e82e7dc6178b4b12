package dev.splitbrain.protocol.lock;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.LockNote.Owner;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.lock.LockMessage.Acquire;
import dev.splitbrain.protocol.lock.LockMessage.Extend;
import dev.splitbrain.protocol.lock.LockMessage.Release;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A worker's side of the lock: whom it asked, who granted it, and until when it may take it for its own. The lease counts from when the
 * worker asked, for a lock server began to count after that (Gray and Cheriton 1989; Redlock's validity, Sanfilippo 2014).
 */
final class Acquisition {
    private final Context<LockMessage> ctx;
    private final LockSettings settings;
    private final List<NodeId> servers;
    private final int start;
    private long number; // of holdings that were asked for since the start
    private Owner owner; // the latest of them; null before the first
    private long token;
    private long askedNanos; // when it asked, or asked for more
    private long validUntilNanos;
    private int round; // of asking for more
    private final SortedSet<NodeId> granted = new TreeSet<>(); // who said yes
    private final SortedSet<NodeId> refused = new TreeSet<>(); // who said no

    Acquisition(Context<LockMessage> ctx, LockSettings settings, List<NodeId> servers, int start) {
        this.ctx = ctx;
        this.settings = settings;
        this.servers = List.copyOf(servers);
        this.start = start;
    }

    /** Asks for a new holding. Redlock draws a random value for it; a name and a number are as unique, and can be read. */
    void ask() {
        owner = new Owner(ctx.self(), start, ++number);
        token = 0;
        round = 0;
        beginRound();
        for (NodeId server : servers) ctx.send(server, new Acquire(owner));
    }

    private void beginRound() {
        askedNanos = settings.now(ctx);
        granted.clear();
        refused.clear();
    }

    /** Whether this is the latest holding. */
    boolean isFor(Owner other) {
        return other.equals(owner);
    }

    /** Whether this grant makes the majority. */
    boolean grantedBy(NodeId server, long newToken) {
        if (round > 0 || !granted.add(server) || granted.size() != settings.quorum(servers.size())) return false;
        token = newToken;
        countLease();
        return true;
    }

    /** Whether there can be no majority any more. */
    boolean refusedBy(NodeId server) {
        refused.add(server);
        return servers.size() - refused.size() < settings.quorum(servers.size());
    }

    void askToExtend() {
        round++;
        beginRound();
        for (NodeId server : servers) ctx.send(server, new Extend(owner, round));
    }

    /** Whether this answer makes the majority of the round. */
    boolean extendedBy(NodeId server, int ofRound) {
        if (ofRound != round || !granted.add(server) || granted.size() != settings.quorum(servers.size())) return false;
        countLease();
        return true;
    }

    private void countLease() {
        boolean wrong = settings.mutant() == LockMutant.COUNTS_FROM_THE_ANSWER;
        validUntilNanos = (wrong ? settings.now(ctx) : askedNanos) + settings.validNanos();
    }

    boolean isOver() {
        return leftNanos() <= 0;
    }

    long leftNanos() {
        return validUntilNanos - settings.now(ctx);
    }

    /** Gives the lock back to all who may have granted it, those as well whose answer is still on its way. */
    void giveBack() {
        for (NodeId server : servers) if (!refused.contains(server)) giveBack(server, owner);
    }

    void giveBack(NodeId server, Owner whose) {
        ctx.send(server, new Release(whose));
    }

    Owner owner() {
        return owner;
    }

    long token() {
        return token;
    }
}
