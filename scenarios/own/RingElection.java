import dev.splitbrain.node.Context;
import dev.splitbrain.node.Doc;
import dev.splitbrain.node.DurableValue;
import dev.splitbrain.node.Message;
import dev.splitbrain.node.NodeId;
import dev.splitbrain.node.Protocol;
import dev.splitbrain.node.RoleNote;
import dev.splitbrain.node.Timer;
import java.time.Duration;

/**
 * Leader election on a ring (Le Lann 1977; Chang and Roberts 1979): each node sends a number to the next; a number that
 * meets a greater one goes no further; one that comes back to its node has passed all others, and the node leads.
 *
 * <p>The paper's ring is reliable. This one is not, so a round that does not end is followed by another: the leader sends
 * its news around now and then, and a node that hears nothing for too long begins the next round.
 */
public final class RingElection {
    /** The options: {@code options: {patience: 400ms, news: 100ms}}. */
    public record Settings(
            @Doc("How long a node waits for news of a leader before it begins a round.") Duration patience,
            @Doc("How often the leader sends its news around.") Duration news) {
        static Settings defaults() {
            return new Settings(Duration.ofMillis(400), Duration.ofMillis(100));
        }
    }

    public static Protocol<RingElection, Msg> protocol(Settings settings) {
        return Protocol.<RingElection, Msg>named("ring-election", Msg.class, ctx -> new RingElection(ctx, settings))
                .roles("leader", "follower")
                .on(Elect.class, RingElection::onElect)
                .on(Elected.class, RingElection::onElected)
                .onTimer(Patience.class, RingElection::onPatience)
                .onTimer(News.class, RingElection::onNews)
                .build();
    }

    public sealed interface Msg extends Message {}

    /** Let the node with the greatest number lead. */
    record Elect(int round, long number) implements Msg {}

    /** The leader of this round is alive. */
    record Elected(int round, NodeId leader) implements Msg {}

    record Patience() implements Timer {}

    record News() implements Timer {}

    /** Notes are what charts, checks and faults see of a node: {@code crash: leader} finds it by this one. */
    record BecameLeader(int round) implements RoleNote {
        @Override
        public String role() {
            return "leader";
        }

        @Override
        public long epoch() {
            return round;
        }
    }

    record BecameFollower(int round) implements RoleNote {
        @Override
        public String role() {
            return "follower";
        }

        @Override
        public long epoch() {
            return round;
        }
    }

    private final Context<Msg> ctx;
    private final Settings settings;
    private final DurableValue<Integer> round; // durable: who forgot its round might win the same one twice
    private long number; // of this round
    private boolean leads;

    private RingElection(Context<Msg> ctx, Settings settings) {
        this.ctx = ctx;
        this.settings = settings;
        round = ctx.disk().value("round", 0);
        enter(round.get() + 1);
    }

    /** A number is drawn once a round, so that in each round one node has the greatest. */
    private void enter(int newRound) {
        round.set(newRound);
        leads = false;
        int nodes = ctx.nodes().size();
        number = (long) ctx.random().nextInt(1_000) * nodes + ctx.self().index(); // no two are equal
        ctx.setTimer(settings.patience(), new Patience()); // each round has the time that it needs
        ctx.cancelTimer(new News());
        ctx.note(new BecameFollower(newRound));
        ctx.send(next(), new Elect(newRound, number)); // leaves once the round is durable
    }

    private void onElect(NodeId from, Elect elect) {
        if (elect.round() > round.get()) enter(elect.round());
        if (elect.round() < round.get()) return; // of a round that is over
        if (elect.number() > number) ctx.send(next(), elect);
        if (elect.number() == number) becomeLeader();
    }

    private void becomeLeader() {
        if (leads) return; // the network may repeat a message
        leads = true;
        ctx.note(new BecameLeader(round.get()));
        onNews(new News());
    }

    private void onNews(News timer) {
        ctx.send(next(), new Elected(round.get(), ctx.self()));
        ctx.setTimer(settings.news(), timer);
    }

    private void onElected(NodeId from, Elected news) {
        if (news.round() < round.get()) return;
        if (news.round() > round.get()) enter(news.round());
        ctx.setTimer(settings.patience(), new Patience());
        if (!news.leader().equals(ctx.self())) ctx.send(next(), news);
    }

    private void onPatience(Patience timer) {
        enter(round.get() + 1);
    }

    private NodeId next() {
        return ctx.nodes().get((ctx.self().index() + 1) % ctx.nodes().size());
    }
}
