package dev.splitbrain.protocol.viewstamped;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.DoViewChange;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.StartView;
import dev.splitbrain.protocol.viewstamped.ViewstampedMessage.StartViewChange;
import dev.splitbrain.protocol.viewstamped.ViewstampedNote.SentDoViewChange;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How one primary follows another (§4.2). */
final class ViewChange {
    private final ViewstampedReplication node;
    private final Context<ViewstampedMessage> ctx;
    private final ViewstampedSettings settings;
    private final SortedSet<NodeId> leaving = new TreeSet<>(); // others who have left for this view
    private final SortedMap<Integer, DoViewChange> offers = new TreeMap<>(); // by replica; new primary only
    private boolean offered; // this replica has sent its DoViewChange

    ViewChange(ViewstampedReplication node, Context<ViewstampedMessage> ctx, ViewstampedSettings settings) {
        this.node = node;
        this.ctx = ctx;
        this.settings = settings;
    }

    /** The primary is silent, or the view change does not end: its primary may be dead too. */
    void onTimeout() {
        if (node.isNormal() || node.rules().givesUpViewChanges()) begin(node.view() + 1);
    }

    /** §4.2, step 1: leaves its view, and tells all others. */
    void begin(long view) {
        leaving.clear();
        offers.clear();
        offered = false;
        node.leaveFor(view);
        ctx.broadcast(new StartViewChange(view));
        maybeOffer();
    }

    void onStart(NodeId from, StartViewChange message) {
        if (joins(message.view())) left(from);
    }

    /** Whether this replica is in the change to that view; one to a later view than its own it joins (§4.2, step 1). */
    private boolean joins(long view) {
        if (node.isRecovering() || view < node.view()) return false;
        if (view > node.view()) begin(view);
        return !node.isNormal(); // else that view has begun
    }

    private void left(NodeId from) {
        leaving.add(from);
        maybeOffer();
    }

    /** §4.2, step 2: once f others have left their view too, whoever recovers from now on finds no f + 1 in an earlier one. */
    private void maybeOffer() {
        if (offered || leaving.size() < node.f()) return;
        offered = true;
        DoViewChange offer = new DoViewChange(
                node.view(),
                node.lastNormalView(),
                node.log().copy(),
                node.commitNumber(),
                node.crashes().value());
        ctx.note(new SentDoViewChange(
                node.view(), node.lastNormalView(), node.log().opNumber()));
        NodeId primary = node.primaryOf(node.view());
        if (primary.equals(ctx.self())) take(primary, offer);
        else ctx.send(primary, offer);
    }

    void onDo(NodeId from, DoViewChange offer) {
        if (!joins(offer.view())) return;
        take(from, offer);
        if (!node.isNormal()) left(from); // who sends this has left too
    }

    /** §4.2, step 3: f + 1 offers, its own among them, make a view; each operation that was committed is in one of them. */
    private void take(NodeId from, DoViewChange offer) {
        offers.put(from.index(), offer);
        SortedMap<Integer, DoViewChange> counted =
                settings.crashVectors() ? CrashVector.consistent(offers, DoViewChange::crashes) : offers;
        if (!counted.containsKey(ctx.self().index())) return;
        if (counted.size() >= node.rules().doViewChanges(node.f())) startView(counted.values());
    }

    private void startView(Collection<DoViewChange> counted) {
        DoViewChange best = counted.stream().max(node.rules().best()).orElseThrow();
        long committed =
                counted.stream().mapToLong(DoViewChange::commitNumber).max().orElseThrow();
        for (DoViewChange offer : counted) node.crashes().learn(offer.crashes());
        node.become(best.log());
        node.enter(node.view());
        ctx.broadcast(new StartView(node.view(), node.log().copy(), committed));
        node.commit(committed);
    }

    /** §4.2, step 5: the new view's log replaces this replica's; what is not committed in it is acknowledged. */
    void onStartView(StartView message) {
        boolean late = message.view() < node.view() || message.view() == node.view() && node.isNormal();
        if (node.isRecovering() || late) return;
        if (message.view() > node.view()) node.leaveFor(message.view());
        node.become(message.log());
        node.enter(message.view());
        if (node.log().opNumber() > message.commitNumber()) node.acknowledge();
        node.commit(message.commitNumber());
    }
}
