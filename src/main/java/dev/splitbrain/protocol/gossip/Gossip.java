package dev.splitbrain.protocol.gossip;

import dev.splitbrain.node.ClientMessage.Request;
import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableLog;
import dev.splitbrain.node.NewsNote;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.Timer;
import dev.splitbrain.protocol.gossip.GossipMessage.Ask;
import dev.splitbrain.protocol.gossip.GossipMessage.Compare;
import dev.splitbrain.protocol.gossip.GossipMessage.Exchange;
import dev.splitbrain.protocol.gossip.GossipMessage.Heard;
import dev.splitbrain.protocol.gossip.GossipMessage.Leaves;
import dev.splitbrain.protocol.gossip.GossipMessage.Tell;
import dev.splitbrain.protocol.gossip.GossipSettings.Mode;
import dev.splitbrain.protocol.gossip.GossipSettings.Mongering;
import dev.splitbrain.spec.GrowingSet;
import dev.splitbrain.spec.GrowingSet.Add;
import dev.splitbrain.spec.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A node that gossips: clients add elements to sets at any node, and read what that node has heard of. */
public final class Gossip {
    /** The protocol with these settings. */
    public static Protocol<Gossip, GossipMessage> protocol(GossipSettings settings) {
        return Protocol.<Gossip, GossipMessage>named("gossip", GossipMessage.class, ctx -> new Gossip(ctx, settings))
                .spec(GrowingSet.SPEC)
                .onRequest(Gossip::onRequest)
                .onTimer(Call.class, Gossip::onCall)
                .on(Tell.class, Gossip::onTell)
                .on(Ask.class, Gossip::onAsk)
                .on(Exchange.class, Gossip::onExchange)
                .on(Heard.class, Gossip::onHeard)
                .onTimer(Repair.class, Gossip::onRepair)
                .on(Compare.class, (node, from, compare) -> node.antiEntropy.onCompare(from, compare))
                .on(Leaves.class, (node, from, leaves) -> node.antiEntropy.onLeaves(from, leaves))
                .build();
    }

    /** Time to call others. */
    record Call() implements Timer {}

    /** Time to compare all with another. */
    record Repair() implements Timer {}

    private static final Call CALL = new Call();

    private final Context<GossipMessage> ctx;
    private final GossipSettings settings;
    private final DurableLog<Add> store; // durable; null where nothing is kept
    private final int self; // its index
    private final Rumours rumours;
    private final AntiEntropy antiEntropy; // null where there is none
    private Tell hot = Rumours.NOTHING; // of the rumours, kept here: of a million nodes each look further costs
    private boolean calling; // whether the timer is set

    private Gossip(Context<GossipMessage> ctx, GossipSettings settings) {
        this.ctx = ctx;
        this.settings = settings;
        self = ctx.self().index();
        rumours = new Rumours(settings);
        boolean repairs = !settings.antiEntropy().isZero();
        antiEntropy = repairs ? new AntiEntropy(ctx, settings.mutant(), this::learn) : null;
        store = settings.durable() ? ctx.disk().log("store") : null;
        if (store != null) for (Add news : store) know(news, settings.mongering() == Mongering.NONE);
        if (ctx.nodes().size() == 1) return; // nobody to call
        if (settings.mode() != Mode.PUSH) startCalling();
        if (repairs) ctx.setTimer(randomPart(settings.antiEntropy()), new Repair());
    }

    private void onRequest(Request request) {
        if (request.command() instanceof Add news) {
            learn(news);
            ctx.reply(request.id(), Result.DONE);
        } else {
            ctx.reply(request.id(), new Result.Value(elements(request.command().key())));
        }
    }

    private Set<Object> elements(String key) {
        Set<Object> elements = new LinkedHashSet<>();
        for (Add news : rumours.all()) if (news.key().equals(key)) elements.add(news.element());
        return elements;
    }

    // ---- calling others ----

    private void startCalling() {
        if (calling || ctx.nodes().size() == 1) return;
        calling = true;
        ctx.setTimer(settings.synchronous() ? untilNextCycle() : randomPart(settings.interval()), CALL);
    }

    private Duration randomPart(Duration length) {
        return Duration.ofNanos(ctx.random().nextLong(length.toNanos()));
    }

    private Duration untilNextCycle() {
        long interval = settings.interval().toNanos();
        return Duration.ofNanos(interval - ctx.monotonicNanos() % interval);
    }

    private long cycle() {
        return ctx.monotonicNanos() / settings.interval().toNanos();
    }

    private void onCall(Call timer) {
        calling = false;
        if (settings.synchronous()) {
            rumours.endCycle(ctx.random()).forEach(this::noteLoss);
            hot = rumours.tell();
        }
        Tell told = hot;
        for (int i = 0; i < settings.fanout(); i++) call(partner(), told);
        if (settings.mongering() == Mongering.BLIND && settings.mode() != Mode.PULL)
            told.news().forEach(this::countAgainst);
        if (settings.mode() == Mode.PUSH && hot.news().isEmpty()) return; // nothing to say until there is news
        calling = true;
        ctx.setTimer(settings.synchronous() ? untilNextCycle() : settings.interval(), timer);
    }

    private void call(NodeId partner, Tell told) {
        switch (settings.mode()) {
            case PUSH -> {
                if (!told.news().isEmpty()) ctx.send(partner, told);
            }
            case PULL -> ctx.send(partner, new Ask(rumours.digest()));
            case PUSH_PULL -> ctx.send(partner, new Exchange(told.news(), rumours.digest()));
        }
    }

    /** Any node but this one, all alike. */
    private NodeId partner() {
        List<NodeId> nodes = ctx.nodes();
        if (settings.mutant() == Mutant.CALLS_THE_NEXT) return nodes.get((self + 1) % nodes.size());
        int drawn = ctx.random().nextInt(nodes.size() - 1);
        return nodes.get(drawn < self ? drawn : drawn + 1);
    }

    // ---- being called ----

    private void onTell(NodeId from, Tell tell) {
        if (tell == hot && !settings.feedback()) return; // the very message that this node passes on
        hear(from, tell.news());
        if (hot.equals(tell)) hot = rumours.passOn(tell);
    }

    private void onAsk(NodeId from, Ask ask) {
        give(from, ask.digest(), Set.of());
    }

    private void onExchange(NodeId from, Exchange exchange) {
        give(from, exchange.digest(), Set.copyOf(exchange.news())); // what was known before they told
        // What both would tell is not told back, and was as useless to the one as to the other (§1.4).
        if (settings.feedback()) for (Add news : exchange.news()) if (knew(news)) countAgainst(news);
        if (settings.mutant() != Mutant.DOES_NOT_LISTEN) hear(from, exchange.news());
    }

    /** Tells a caller what is hot, or where nobody loses interest, all that it may lack. */
    private void give(NodeId caller, long digest, Set<Add> told) {
        if (settings.mongering() == Mongering.NONE && digest == rumours.digest()) return; // they know the same
        List<Add> gift = new ArrayList<>();
        for (Add news : hot.news()) {
            if (knew(news) && !told.contains(news)) gift.add(news);
        }
        if (gift.isEmpty()) return;
        ctx.send(caller, new Tell(gift));
        if (settings.mongering() == Mongering.BLIND) gift.forEach(this::countAgainst);
    }

    private void hear(NodeId from, List<Add> told) {
        if (!settings.feedback()) {
            told.forEach(this::learn);
            return;
        }
        List<Add> fresh = new ArrayList<>();
        List<Add> known = new ArrayList<>();
        for (Add news : told) {
            (knew(news) ? known : fresh).add(news);
            learn(news);
        }
        if (!told.isEmpty()) ctx.send(from, new Heard(fresh, known));
    }

    /** A cycle is a snapshot: who learns in a cycle did not know at its start. */
    private boolean knew(Add news) {
        boolean snapshot = settings.synchronous() && settings.mutant() != Mutant.KNEW_IT_ALL_ALONG;
        return snapshot ? rumours.knewBefore(news, cycle()) : rumours.knows(news);
    }

    private void onHeard(NodeId from, Heard heard) {
        heard.news().forEach(rumours::useful);
        heard.known().forEach(this::countAgainst);
    }

    private void countAgainst(Add news) {
        if (!rumours.losesInterest(news, ctx.random())) return;
        hot = rumours.tell();
        noteLoss(news);
    }

    private void noteLoss(Add news) {
        ctx.note(new NewsNote.LostInterest(news.element(), cycle()));
    }

    // ---- knowing ----

    /** News from a client or another node: kept, and hot from now on. */
    private void learn(Add news) {
        if (rumours.knows(news)) return;
        if (store != null) store.append(news);
        know(news, settings.mutant() != Mutant.KEEPS_IT_TO_ITSELF);
    }

    private void know(Add news, boolean isHot) {
        rumours.add(news, cycle(), isHot);
        hot = rumours.tell();
        if (antiEntropy != null) antiEntropy.add(news);
        ctx.note(new NewsNote.Informed(news.element(), cycle()));
        if (isHot) startCalling();
    }

    // ---- anti-entropy ----

    private void onRepair(Repair timer) {
        antiEntropy.call(partner());
        ctx.setTimer(settings.antiEntropy(), timer);
    }
}
