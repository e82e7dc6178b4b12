package dev.splitbrain.protocol.swim;

import dev.splitbrain.node.Context;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.MembershipNote;
import dev.splitbrain.node.NodeId;
import java.util.List;

/** The list of members, and the rules by which news change it (SWIM §4.2). */
final class Membership {
    private final Context<SwimMessage> ctx;
    private final SwimSettings settings;
    private final View view;
    private final Dissemination news;
    private final Suspicions suspicions;
    private final Health health;
    private final DurableValue<Integer> generation; // durable: a member that comes back is a new one
    private int incarnation; // raised by this member only, to refute a suspicion
    private boolean leaving;

    Membership(Context<SwimMessage> ctx, SwimSettings settings, View view, Dissemination news, Health health) {
        this.ctx = ctx;
        this.settings = settings;
        this.view = view;
        this.news = news;
        this.health = health;
        suspicions = new Suspicions(ctx, settings, view);
        generation = ctx.disk().value("generation", 0);
        generation.set(generation.get() + 1);
    }

    int generation() {
        return generation.get();
    }

    /** What is news of this member itself. */
    Update myself() {
        Status status = leaving ? Status.LEFT : Status.ALIVE;
        return new Update(ctx.self(), status, generation.get(), incarnation, ctx.self());
    }

    /** Tells all that this member is here. */
    void announce() {
        news.add(myself());
    }

    // ---- what this member finds out ----

    /** A member failed a probe: it is suspected, or without suspicion dead at once. */
    void probeFailed(NodeId member) {
        if (leaving) return; // those who know it do not answer any more
        boolean suspects = settings.suspicion() != SwimSettings.Suspicion.NONE;
        learn(view.of(member).now(suspects ? Status.SUSPECT : Status.DEAD, ctx.self()));
    }

    /** Suspicions that nobody refuted in time are confirmed. */
    void onSuspicionTimeout() {
        for (NodeId member : suspicions.due()) learn(view.of(member).now(Status.DEAD, ctx.self()));
    }

    /** Leaves of its own will: from now on this member is none. */
    void leave() {
        leaving = true;
        announce();
    }

    boolean isLeaving() {
        return leaving;
    }

    // ---- what others say ----

    void learn(List<Update> updates) {
        for (Update update : updates) learn(update);
    }

    /** Takes in a piece of news, and passes it on where it was one. */
    void learn(Update update) {
        if (update.member().equals(ctx.self())) {
            hearOfMyself(update);
        } else if (takeIn(update)) {
            news.add(update);
        }
    }

    /** Takes in what a welcome says: all others know it already. */
    void takeInAll(List<Update> state) {
        for (Update update : state) if (!update.member().equals(ctx.self())) takeIn(update);
    }

    /** Whether it was news that should be passed on. */
    private boolean takeIn(Update update) {
        Update held = view.of(update.member());
        if (!overrides(update, held)) return update.repeats(held) && suspicions.share(update);
        view.put(update);
        if (held.status() == Status.SUSPECT) suspicions.end(update.member());
        if (update.status() == Status.SUSPECT) suspicions.begin(update);
        tell(update, held);
        return true;
    }

    private boolean overrides(Update update, Update held) {
        boolean revives = settings.mutant() == Mutant.STALE_ALIVE_WINS
                && update.status() == Status.ALIVE
                && held.status() == Status.DEAD
                && update.generation() == held.generation();
        return revives || update.overrides(held);
    }

    private void tell(Update update, Update held) {
        NodeId member = update.member();
        int of = update.generation();
        boolean isNew = !held.status().isMember() || held.generation() != of;
        switch (update.status()) {
            case ALIVE ->
                ctx.note(isNew ? new MembershipNote.Admitted(member, of) : new MembershipNote.Trusted(member, of));
            case SUSPECT -> {
                if (isNew) ctx.note(new MembershipNote.Admitted(member, of));
                ctx.note(new MembershipNote.Suspected(member, of));
            }
            case DEAD -> ctx.note(new MembershipNote.DeclaredDead(member, of));
            case LEFT -> ctx.note(new MembershipNote.SawLeave(member, of));
        }
    }

    /** Only the member itself raises its incarnation, and only when it hears that it is suspected in this one (§4.2). */
    private void hearOfMyself(Update update) {
        if (leaving || update.generation() < generation.get()) return;
        if (!update.status().isMember() || update.generation() > generation.get()) {
            comeBack(update.generation()); // above: of a life that the disk forgot
        } else if (update.status() == Status.SUSPECT && update.incarnation() >= incarnation) {
            if (settings.mutant() == Mutant.NEVER_REFUTES) return;
            if (settings.mutant() != Mutant.KEEPS_ITS_INCARNATION) incarnation = update.incarnation() + 1;
            announce();
            health.refuted();
            ctx.note(new SwimNote.Refuted(incarnation));
        }
    }

    /**
     * Confirm overrides everything, so the member that was is gone for good; a new one of its name goes on. It has not heard what
     * others said of late, so whom it suspects may have refuted that long ago: it begins anew with them too.
     */
    private void comeBack(int last) {
        generation.set(last + 1);
        incarnation = 0;
        news.clear();
        for (NodeId member : suspicions.clear()) {
            Update held = view.of(member);
            view.put(held.now(Status.ALIVE, held.by()));
            ctx.note(new MembershipNote.Trusted(member, held.generation()));
        }
        announce();
        ctx.note(new SwimNote.CameBack(generation.get()));
    }
}
